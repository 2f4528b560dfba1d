package dev.bonin.account;

import dev.bonin.person.KeyScopes;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.TimeLimit;
import java.time.Instant;
import java.util.Optional;

/**
 * The facts that a store reads under lock when an account is to be linked to a person. Contains no decision.
 *
 * @param at when the link is requested
 * @param isVerified whether the verification is accepted and not erased, and the application knows its person
 * @param isUsed whether the verification was already used to link an account
 * @param account the account that the person has in this application
 * @param banEnd when the ban of the person ends or ended; {@link Instant#MAX} for a permanent ban
 * @param waitEnd when the wait of the person ends or ended
 * @param holderBanEnd as {@code banEnd}, for the person who has the account so far; empty if the account is free
 * @param scopes the scopes of all keys of the person
 * @param kept the people of the application, without the person who has the account so far: that person's keys are
 *     deleted, and both are treated as the same person
 */
public record LinkFacts(
        Instant at,
        boolean isVerified,
        boolean isUsed,
        Optional<AccountLink> account,
        Optional<Instant> banEnd,
        Optional<Instant> waitEnd,
        Optional<Instant> holderBanEnd,
        KeyScopes scopes,
        KeptPeople kept) {

    /** Returns when the person's ban ends; empty if they are not banned. */
    Optional<Instant> bannedUntil() {
        return TimeLimit.inForce(banEnd, at);
    }

    /** Returns when the ban of the person who has the account so far ends; empty if they are not banned. */
    Optional<Instant> holderBannedUntil() {
        return TimeLimit.inForce(holderBanEnd, at);
    }

    /** Returns when the person, who left, may rejoin; empty if they may now. */
    Optional<Instant> waitsUntil() {
        return TimeLimit.inForce(waitEnd, at);
    }

    /** Returns whether the person may be one of the stored people although none of their keys is equal. */
    boolean isMaybeKept() {
        return !kept.maybeAmong(scopes).isEmpty();
    }

    /**
     * Returns whether the person is also certainly different from all people who are linked concurrently. This holds if
     * a linked person has keys of the same scopes, since all others are compared with that person too. If false, the
     * link must be made while no other link of the application is being made.
     */
    public boolean isApartFromConcurrentLinks() {
        return kept.haveAccountBy(scopes);
    }
}
