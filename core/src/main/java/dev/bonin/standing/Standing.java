package dev.bonin.standing;

import dev.bonin.person.PersonId;
import dev.bonin.standing.KeptPeople.Group;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a verified person stands with the application, just now. It reserves nothing: when an account is linked the store
 * decides anew.
 *
 * @param persons who was found by CI and DI, whoever has the CI first; two of them are a conflict
 * @param account the one linked to the person, in the application's words
 * @param samePerson whether the account that was named is linked to this person, which nobody can say of somebody who
 *     cannot be found; empty where none was named, or it is linked to nobody
 * @param bannedUntil empty where the person is not banned, {@link Instant#MAX} where they are for good
 * @param rejoinAfter until when somebody who has left may not come back (재가입 제한); empty where they may
 * @param maybeAmong where this person may be kept although they were not found there: somebody in these groups has no
 *     key of the same kind and scope
 */
public record Standing(
        Match match,
        List<PersonId> persons,
        Optional<String> account,
        Optional<Boolean> samePerson,
        Optional<Instant> bannedUntil,
        Optional<Instant> rejoinAfter,
        Set<Group> maybeAmong) {

    public Standing {
        persons = List.copyOf(persons);
        maybeAmong = Set.copyOf(maybeAmong);
    }

    /** Of somebody who can be told from everybody that is kept. */
    public Standing(
            Match match,
            List<PersonId> persons,
            Optional<String> account,
            Optional<Boolean> samePerson,
            Optional<Instant> bannedUntil,
            Optional<Instant> rejoinAfter) {
        this(match, persons, account, samePerson, bannedUntil, rejoinAfter, Set.of());
    }

    /** Who was found by CI and DI. */
    public enum Match {
        /** There is no CI and no DI that an agency vouches for, so nobody can be found. */
        UNCHECKABLE,
        /** Nobody was found. Whether it is somebody new, {@link Standing#maybeAmong} says. */
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

    /**
     * The same, of somebody who may be kept in {@code groups} as well. Whoever has an account is known: it is theirs.
     */
    public Standing maybeAmong(Set<Group> groups) {
        return new Standing(
                match, persons, account, samePerson, bannedUntil, rejoinAfter, account.isPresent() ? Set.of() : groups);
    }

    /** Whether this person may be kept in one of these groups, although they were not found there. */
    public boolean mayBeAmong(Group... groups) {
        return Stream.of(groups).anyMatch(maybeAmong::contains);
    }

    /** Names what is known and not the account. */
    @Override
    public String toString() {
        return "Standing[" + match + "]";
    }
}
