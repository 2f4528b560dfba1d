package dev.bonin.diagnosis;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The sentences of all findings in one language. */
final class FindingTexts {
    private static final FindingTexts ENGLISH = new FindingTexts("findings_en.properties");
    private static final FindingTexts KOREAN = new FindingTexts("findings_ko.properties");

    private final Properties texts = new Properties();

    private FindingTexts(String name) {
        try (var file = Objects.requireNonNull(FindingTexts.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static FindingTexts of(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? ENGLISH : KOREAN;
    }

    String text(FindingCode code) {
        return Objects.requireNonNull(texts.getProperty(code.code()), code.code());
    }

    /** Returns the obstacle in words; empty if this language takes the detail of the finding. */
    Optional<String> text(Obstacle obstacle) {
        return Optional.ofNullable(texts.getProperty(obstacle.code()));
    }

    String fix(FindingCode code) {
        return texts.getProperty(code.code() + ".fix", "");
    }
}
