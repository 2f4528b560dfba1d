package dev.bonin.sandbox.persona;

import java.util.Locale;

/** As the resident number knows it. */
public enum Gender {
    MALE,
    FEMALE;

    /** PortOne's word: {@code male} or {@code female}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
