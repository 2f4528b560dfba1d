package dev.bonin.diagnosis;

import java.util.Locale;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param detail what completes the sentence, such as names of tables; empty if nothing does
 * @param obstacle what completes the Korean sentence where the detail is an exception's, which is in English
 */
public record Finding(FindingCode code, String detail, Optional<Obstacle> obstacle) {
    /** Returns a finding without details. */
    public static Finding of(FindingCode code) {
        return of(code, "");
    }

    /**
     * Returns a finding.
     *
     * @param detail completes the sentence; never a person or a secret
     */
    public static Finding of(FindingCode code, String detail) {
        return new Finding(code, detail, Optional.empty());
    }

    /**
     * Returns a finding of something that cannot be used.
     *
     * @param why the sentences of the exception, for the finding in English; never a person or a secret
     * @param obstacle the same for the finding in Korean
     */
    public static Finding of(FindingCode code, String why, Obstacle obstacle) {
        return new Finding(code, why, Optional.of(obstacle));
    }

    public Severity severity() {
        return code.severity();
    }

    /**
     * Returns what was found, as a sentence.
     *
     * @param language Korean is used unless it is English
     */
    public String text(Locale language) {
        var texts = FindingTexts.of(language);
        return texts.text(code).replace("{0}", obstacle.flatMap(texts::text).orElse(detail));
    }

    /** Returns what to do about it; empty if there is nothing to do. */
    public String fix(Locale language) {
        return FindingTexts.of(language).fix(code);
    }
}
