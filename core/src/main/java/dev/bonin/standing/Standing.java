package dev.bonin.standing;

import dev.bonin.person.PersonId;
import dev.bonin.standing.KeptPeople.Group;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A verified person's current standing with the application. It reserves nothing: the store decides again when an
 * account is linked.
 *
 * @param persons the persons found by CI and DI, the owner of the CI first; two of them are a conflict
 * @param account the account linked to the person, in the application's own format
 * @param samePerson whether the named account is linked to this person, false if the person cannot be looked up;
 *     empty if no account was named or it is not linked
 * @param bannedUntil empty if the person is not banned, {@link Instant#MAX} for a permanent ban
 * @param rejoinAfter end of the waiting period after leaving (재가입 제한); empty if the person may join
 * @param maybeAmong the groups that may contain this person although the lookup did not find them: some member of
 *     these groups has no key of the same kind and scope
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

    /** Creates the standing of a person who can be distinguished from all kept persons. */
    public Standing(
            Match match,
            List<PersonId> persons,
            Optional<String> account,
            Optional<Boolean> samePerson,
            Optional<Instant> bannedUntil,
            Optional<Instant> rejoinAfter) {
        this(match, persons, account, samePerson, bannedUntil, rejoinAfter, Set.of());
    }

    /** The result of the lookup by CI and DI. */
    public enum Match {
        /** The report has no CI or DI that an agency vouches for, so no lookup is possible. */
        UNCHECKABLE,
        /** No person was found. {@link Standing#maybeAmong} says whether the person is certainly new. */
        NEW,
        KNOWN,
        /** CI and DI belong to two different persons: an operator has to resolve it. */
        CONFLICT
    }

    /**
     * Returns the standing of a person who cannot be looked up.
     *
     * @param accountLinked whether the named account is linked to any person
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
     * Returns this standing with {@code groups} that may also contain the person. Ignored if the person has an account:
     * then they are known.
     */
    public Standing maybeAmong(Set<Group> groups) {
        return new Standing(
                match, persons, account, samePerson, bannedUntil, rejoinAfter, account.isPresent() ? Set.of() : groups);
    }

    /** Returns whether this person may be in one of these groups although the lookup did not find them. */
    public boolean mayBeAmong(Group... groups) {
        return Stream.of(groups).anyMatch(maybeAmong::contains);
    }

    /** Prints the match only, not the account. */
    @Override
    public String toString() {
        return "Standing[" + match + "]";
    }
}
