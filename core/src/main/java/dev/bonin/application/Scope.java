package dev.bonin.application;

import dev.bonin.person.IdentityValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that an application may receive, or an action that it may take. Without any scope it learns only that a
 * person was verified, and may link accounts.
 */
public enum Scope {
    NAME(IdentityValue.NAME),
    BIRTHDAY(IdentityValue.BIRTHDAY),
    PHONE(IdentityValue.PHONE),
    GENDER(IdentityValue.GENDER),
    FOREIGNER(IdentityValue.FOREIGNER),
    CARRIER(IdentityValue.CARRIER),
    CI(IdentityValue.CI),
    DI(IdentityValue.DI),
    /** May end the link between an account and its person. */
    UNLINK(null),
    /** May move an account to another person. */
    RELINK(null),
    /** May ban people and end bans. */
    BAN(null),
    /** May have people verified by phone without a window: no page of ours then says who asks, and messages cost. */
    WINDOWLESS(null);

    private final @Nullable IdentityValue value;

    Scope(@Nullable IdentityValue value) {
        this.value = value;
    }

    /** Returns the value of a person that the scope gives access to; empty if it allows an action. */
    public Optional<IdentityValue> value() {
        return Optional.ofNullable(value);
    }

    /** Returns its code in settings and on the command line. */
    public String code() {
        return value == null ? name().toLowerCase(Locale.ROOT) : value.code();
    }

    /** Returns the scope with this code; empty if there is none. */
    public static Optional<Scope> tryParse(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(word))
                .findFirst();
    }
}
