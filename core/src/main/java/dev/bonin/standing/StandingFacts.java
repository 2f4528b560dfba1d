package dev.bonin.standing;

import dev.bonin.person.KeyScopes;
import dev.bonin.person.PersonId;
import dev.bonin.standing.Standing.Match;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a store finds about a person with keys, without a decision. What it found of the first of {@code found} is empty
 * where there is none.
 *
 * @param found who has keys of the person, each once, the owner of the CI first
 * @param named whose the account is that the request names; empty where it names none, or the account is free
 * @param account the account of the first of {@code found}
 * @param banEnd when the ban of the first ends, or ended; {@link Instant#MAX} where it never does
 * @param waitEnd when the wait of the first ends, or ended
 * @param scopes of the person's keys, and of those of the first
 * @param kept the people of the application
 */
public record StandingFacts(
        List<PersonId> found,
        Optional<PersonId> named,
        Optional<String> account,
        Optional<Instant> banEnd,
        Optional<Instant> waitEnd,
        KeyScopes scopes,
        KeptPeople kept) {

    public StandingFacts {
        found = List.copyOf(found);
    }

    /** Returns the facts about a person none of whose keys is known. */
    public static StandingFacts ofNewcomer(Optional<PersonId> named, KeyScopes scopes, KeptPeople kept) {
        return new StandingFacts(List.of(), named, Optional.empty(), Optional.empty(), Optional.empty(), scopes, kept);
    }

    /** Returns how the person stands at {@code now}. */
    public Standing at(Instant now) {
        return new Standing(
                        match(),
                        found,
                        account,
                        named.map(holder -> found.stream().limit(1).anyMatch(holder::equals)),
                        TimeLimit.inForce(banEnd, now),
                        TimeLimit.inForce(waitEnd, now))
                .maybeAmong(kept.maybeAmong(scopes));
    }

    private Match match() {
        return switch (found.size()) {
            case 0 -> Match.NEW;
            case 1 -> Match.KNOWN;
            default -> Match.CONFLICT;
        };
    }
}
