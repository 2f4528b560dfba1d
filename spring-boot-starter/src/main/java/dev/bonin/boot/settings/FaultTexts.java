package dev.bonin.boot.settings;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** The sentences about wrong settings in one language. */
final class FaultTexts {
    static final FaultTexts ENGLISH = new FaultTexts(Locale.ENGLISH);
    static final FaultTexts KOREAN = new FaultTexts(Locale.KOREAN);

    private final Locale language;
    private final Properties texts = new Properties();

    private FaultTexts(Locale language) {
        this.language = language;
        var name = "faults_" + language.getLanguage() + ".properties";
        try (var file = Objects.requireNonNull(FaultTexts.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns the text of {@code key}. A part of the details that has a text of its own is replaced by it. */
    String of(String key, String setting, String detail) {
        return new MessageFormat(text(key), language)
                .format(new Object[] {setting, texts.getProperty("detail." + detail, detail)});
    }

    String heading(int faults) {
        return new MessageFormat(text("heading"), language).format(new Object[] {faults});
    }

    String closing() {
        return text("closing");
    }

    private String text(String key) {
        return Objects.requireNonNull(texts.getProperty(key), key);
    }
}
