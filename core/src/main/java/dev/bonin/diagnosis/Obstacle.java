package dev.bonin.diagnosis;

import java.util.Locale;

/**
 * Why something cannot be used, in the words of Korean findings. Exceptions say more, in English: that is the detail of
 * the finding in English.
 */
public enum Obstacle {
    STORE_UNAVAILABLE,
    STORE_FULL,
    STORE_READ_ONLY,
    STORE_UNKNOWN,
    STORE_BROKEN,
    OTHER_MODE,
    UNUSABLE_KEYS,
    UNUSABLE_SETTINGS;

    String code() {
        return "obstacle." + name().toLowerCase(Locale.ROOT);
    }
}
