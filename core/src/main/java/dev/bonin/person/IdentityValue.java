package dev.bonin.person;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The names of an {@link Identity}'s values, to select some of them. */
public enum IdentityValue {
    NAME,
    BIRTHDAY,
    PHONE,
    GENDER,
    FOREIGNER,
    CARRIER,
    CI,
    DI;

    /** Returns the name in settings, on the command line and in responses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the value with that name; empty if unknown. */
    public static Optional<IdentityValue> tryParse(String word) {
        return Arrays.stream(values())
                .filter(value -> value.code().equals(word))
                .findFirst();
    }
}
