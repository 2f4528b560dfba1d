package dev.bonin.policy;

import dev.bonin.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a verified person stands with the application, just now. It reserves nothing: when an account is linked the store decides anew.
 *
 * @param persons who was found by CI and DI, whoever has the CI first; two of them are a conflict
 * @param account the one linked to the person, in the application's words
 * @param samePerson whether the account that was named is linked to this person, which nobody can say of somebody who cannot be found; empty where none was named, or it is
 *     linked to nobody
 * @param bannedUntil empty where the person is not banned, {@link Instant#MAX} where they are for good
 * @param rejoinAfter until when somebody who has left may not come back (재가입 제한); empty where they may
 */
public record Standing(
        Match match,
        List<PersonId> persons,
        Optional<String> account,
        Optional<Boolean> samePerson,
        Optional<Instant> bannedUntil,
        Optional<Instant> rejoinAfter) {

    public Standing {
        persons = List.copyOf(persons);
    }

    /** Who was found by CI and DI. */
    public enum Match {
        /** There is no CI and no DI that an agency vouches for, so nobody can be found. */
        UNCHECKABLE,
        NEW,
        KNOWN,
        /** CI and DI belong to two people: an operator has to look. */
        CONFLICT
    }

    /**
     * Of somebody who cannot be found.
     *
     * @param accountLinked whether the account that was named is linked to anybody
     */
    public static Standing uncheckable(boolean accountLinked) {
        return new Standing(
                Match.UNCHECKABLE,
                List.of(),
                Optional.empty(),
                accountLinked ? Optional.of(false) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Names what is known and not the account. */
    @Override
    public String toString() {
        return "Standing[" + match + "]";
    }
}
