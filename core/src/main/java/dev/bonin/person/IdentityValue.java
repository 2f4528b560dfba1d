package dev.bonin.person;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The values that an {@link Identity} has, to choose among them. */
public enum IdentityValue {
    NAME,
    BIRTHDAY,
    PHONE,
    GENDER,
    FOREIGNER,
    CARRIER,
    CI,
    DI;

    /** The word for it in settings, on the command line and in answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of that word; empty if there is none. */
    public static Optional<IdentityValue> tryParse(String word) {
        return Arrays.stream(values())
                .filter(value -> value.code().equals(word))
                .findFirst();
    }
}
