package dev.bonin.application;

import dev.bonin.person.IdentityValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an application may be given, or may do, beyond the ordinary. Without any it learns that somebody was verified
 * and links accounts, and nothing else.
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
    /** It may end the link between an account and its person. */
    UNLINK(null),
    /** It may move an account to another person. */
    RELINK(null),
    /** It may ban people, and end bans. */
    BAN(null);

    private final @Nullable IdentityValue value;

    Scope(@Nullable IdentityValue value) {
        this.value = value;
    }

    /** The value of a person that it opens; empty where it is leave to do something. */
    public Optional<IdentityValue> value() {
        return Optional.ofNullable(value);
    }

    /** The word for it in settings and on the command line. */
    public String code() {
        return value == null ? name().toLowerCase(Locale.ROOT) : value.code();
    }

    /** The scope of that word; empty if there is none. */
    public static Optional<Scope> tryParse(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.code().equals(word))
                .findFirst();
    }
}
