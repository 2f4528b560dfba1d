package dev.bonin.server.settings;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The Korean sentences about the settings, from {@code settings_ko.properties}. */
final class KoreanSettings {
    private static final String DEFAULT = " 기본값: ";

    private final Properties texts = new Properties();

    KoreanSettings() throws IOException {
        var file = Objects.requireNonNull(KoreanSettings.class.getResourceAsStream("settings_ko.properties"));
        try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
    }

    /** Returns the names of the settings that have a sentence. */
    Set<String> names() {
        return texts.stringPropertyNames();
    }

    String meaning(String setting) {
        return text(setting).split(DEFAULT, 2)[0].replaceAll("\\.$", "");
    }

    /** Returns the default as the sentence states it; empty where it does not. */
    Optional<String> describedDefault(String setting) {
        var text = text(setting);
        int at = text.indexOf(DEFAULT);
        return at < 0 ? Optional.empty() : Optional.of(text.substring(at + DEFAULT.length()));
    }

    private String text(String setting) {
        return texts.getProperty(setting, "");
    }
}
