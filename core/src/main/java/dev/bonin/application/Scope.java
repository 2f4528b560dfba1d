package dev.bonin.application;

import dev.bonin.person.IdentityValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an application may have beyond the outcome: a value of the person, or a right to change what is linked. Without any it learns that somebody was verified. */
public enum Scope {
    NAME(IdentityValue.NAME),
    BIRTHDAY(IdentityValue.BIRTHDAY),
    PHONE(IdentityValue.PHONE),
    GENDER(IdentityValue.GENDER),
    FOREIGNER(IdentityValue.FOREIGNER),
    CARRIER(IdentityValue.CARRIER),
    CI(IdentityValue.CI),
    DI(IdentityValue.DI),
    /** Unlinks its accounts. */
    UNLINK(null),
    /** Moves its accounts to another person. */
    RELINK(null),
    /** Bans people from its accounts, and ends bans. */
    BAN(null);

    private final @Nullable IdentityValue value;

    Scope(@Nullable IdentityValue value) {
        this.value = value;
    }

    /** The value that it opens; empty where it opens none. */
    public Optional<IdentityValue> value() {
        return Optional.ofNullable(value);
    }

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
