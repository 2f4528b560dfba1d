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

/** The texts of problems and pages, in Korean unless the caller prefers English. */
public final class ProblemTexts {
    private static final List<Locale> LANGUAGES = List.of(Locale.KOREAN, Locale.ENGLISH);

    private final Map<Locale, Properties> texts =
            Map.of(Locale.KOREAN, load("problems_ko.properties"), Locale.ENGLISH, load("problems_en.properties"));

    /**
     * Returns the language to answer in.
     *
     * @param acceptLanguage the header of that name; null, invalid or unsupported means Korean
     */
    public Locale language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.KOREAN;
        }
        try {
            var preferred = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return preferred == null ? Locale.KOREAN : preferred;
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            // The JDK's parser throws IndexOutOfBoundsException on headers such as "q=q=q".
            return Locale.KOREAN;
        }
    }

    /**
     * Returns one text.
     *
     * @param language a language that {@link #language} returned
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
