package dev.bonin.policy;

import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.Standing;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code one_person_one_account}: this person may have an account. A person who already has one passes too: the outcome
 * contains the account, and only the store decides whether an account is linked.
 */
record OnePersonOneAccount() implements StandingPolicy {
    @Override
    public String name() {
        return "one_person_one_account";
    }

    @Override
    public Verdict judgeFound(Standing standing, Circumstances circumstances) {
        var banned = StandingPolicy.pending(standing.bannedUntil(), circumstances);
        var waiting = StandingPolicy.pending(standing.rejoinAfter(), circumstances);
        return banned.map(until -> StandingPolicy.failUntil(PolicyReason.BANNED, later(until, waiting)))
                .or(() -> waiting.map(until -> StandingPolicy.failUntil(PolicyReason.REJOIN_WAIT, until)))
                .orElseGet(() -> StandingPolicy.passUnlessAmong(standing, Group.values()));
    }

    /** After a ban, the waiting period to join again still applies. */
    private static Instant later(Instant banned, Optional<Instant> waiting) {
        return waiting.filter(banned::isBefore).orElse(banned);
    }
}
