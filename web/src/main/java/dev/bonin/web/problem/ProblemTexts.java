package dev.bonin.web.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What is said to people, in Korean unless they prefer English. */
public final class ProblemTexts {
    private static final List<Locale> LANGUAGES = List.of(Locale.KOREAN, Locale.ENGLISH);

    private final Map<Locale, Properties> texts =
            Map.of(Locale.KOREAN, load("problems_ko.properties"), Locale.ENGLISH, load("problems_en.properties"));

    /**
     * The language to answer in.
     *
     * @param acceptLanguage the header of that name; null or unreadable means Korean
     */
    public Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.KOREAN;
        }
        try {
            var preferred = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return preferred == null ? Locale.KOREAN : preferred;
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            // The second is what the JDK's parser falls over with on headers such as "q=q=q".
            return Locale.KOREAN;
        }
    }

    /**
     * One text.
     *
     * @param language one that {@link #language} gave
     */
    public String text(String key, Locale language) {
        var text = texts.getOrDefault(language, new Properties()).getProperty(key);
        if (text == null) {
            throw new IllegalStateException("No text " + key + " in " + language);
        }
        return text;
    }

    private static Properties load(String file) {
        var properties = new Properties();
        try (var stream = ProblemTexts.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("Resource missing: " + file);
            }
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
