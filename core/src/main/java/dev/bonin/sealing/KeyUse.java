package dev.bonin.sealing;

import java.util.Locale;

/** What a key of a ring is for. */
public enum KeyUse {
    /** Wraps the keys that persons' values are encrypted with. */
    SEALING,
    /** Makes the hashes by which a person is found again. */
    INDEX;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
