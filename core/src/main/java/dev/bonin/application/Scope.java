package dev.bonin.application;

import dev.bonin.person.IdentityValue;
import java.util.Arrays;
import java.util.Optional;

/** One value of a person that an application may be given. Without any it learns that somebody was verified, and nothing else. */
public enum Scope {
    NAME(IdentityValue.NAME),
    BIRTHDAY(IdentityValue.BIRTHDAY),
    PHONE(IdentityValue.PHONE),
    GENDER(IdentityValue.GENDER),
    FOREIGNER(IdentityValue.FOREIGNER),
    CARRIER(IdentityValue.CARRIER),
    CI(IdentityValue.CI),
    DI(IdentityValue.DI);

    private final IdentityValue value;

    Scope(IdentityValue value) {
        this.value = value;
    }

    /** What it opens. */
    public IdentityValue value() {
        return value;
    }

    /** The word for it in settings and on the command line. */
    public String code() {
        return value.code();
    }

    /** The scope of that word; empty if there is none. */
    public static Optional<Scope> tryParse(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(word))
                .findFirst();
    }
}
