package dev.bonin.sandbox.persona;

import java.util.Locale;

/** The gender in the resident registration number. */
public enum Gender {
    MALE,
    FEMALE;

    /** Returns PortOne's code: {@code male} or {@code female}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
