package dev.bonin.application;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** One value of a person that an application may be given. Without any it learns that somebody was verified, and nothing else. */
public enum Scope {
    NAME,
    BIRTHDAY,
    PHONE,
    GENDER,
    FOREIGNER,
    CARRIER,
    CI,
    DI;

    /** The word for it in settings and on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The scope of that word; empty if there is none. */
    public static Optional<Scope> tryParse(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(word))
                .findFirst();
    }
}
