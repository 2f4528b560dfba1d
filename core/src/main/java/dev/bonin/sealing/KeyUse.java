package dev.bonin.sealing;

import java.util.Locale;

/** The use of a key in a ring. */
public enum KeyUse {
    /** Wraps the data keys that encrypt persons' values. */
    SEALING,
    /** Computes the hashes by which persons are recognised. */
    INDEX;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
