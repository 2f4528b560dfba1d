package dev.bonin.account;

import dev.bonin.person.KeyScopes;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.TimeLimit;
import java.time.Instant;
import java.util.Optional;

/**
 * What a store finds, under lock, when an account is to be linked to a person: facts, without a decision.
 *
 * @param at when it is asked for
 * @param isVerified whether the verification is accepted and not erased, and the application knows its person
 * @param isUsed whether the verification has linked an account before
 * @param account the account that the person has in this application
 * @param banEnd when the ban of the person ends, or ended; {@link Instant#MAX} where it never does
 * @param waitEnd when the wait of the person ends, or ended
 * @param holderBanEnd as {@code banEnd}, of the person who has the account so far; empty where the account is free
 * @param scopes of all keys of the person
 * @param kept the people of the application, without the one who has the account so far: what is kept of that one goes,
 *     and is taken for the same person
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

    /** Returns until when the person may not have an account. */
    Optional<Instant> bannedUntil() {
        return TimeLimit.inForce(banEnd, at);
    }

    /** Returns until when the person who has the account so far may not have one. */
    Optional<Instant> holderBannedUntil() {
        return TimeLimit.inForce(holderBanEnd, at);
    }

    /** Returns until when the person, who has left, may not come back. */
    Optional<Instant> waitsUntil() {
        return TimeLimit.inForce(waitEnd, at);
    }

    /** Returns whether the person may be one of those who are kept, although no key of theirs is equal. */
    boolean isMaybeKept() {
        return !kept.maybeAmong(scopes).isEmpty();
    }

    /**
     * Returns whether the person is certainly not one of those who are linked at the same moment either. That is so
     * where a linked person has keys of the same scopes: all the others are compared with that person, too. Where it is
     * false, the link has to be made while no other one of the application is.
     */
    public boolean isApartFromConcurrentLinks() {
        return kept.haveAccountBy(scopes);
    }
}
