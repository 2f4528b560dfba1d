package dev.bonin.diagnosis;

import java.util.Locale;

/** How much a finding matters, the worst last. */
public enum Severity {
    /** As it should be. */
    OK,
    /** It works, and something is at risk. */
    WARNING,
    /** It does not work, or data can be lost. */
    ERROR;

    /** Returns the stable name. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
