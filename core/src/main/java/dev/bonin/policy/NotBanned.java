package dev.bonin.policy;

import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.Standing;

/** {@code not_banned}: the application has not banned this person under any account. */
record NotBanned() implements StandingPolicy {
    @Override
    public String name() {
        return "not_banned";
    }

    @Override
    public Verdict judgeFound(Standing standing, Circumstances circumstances) {
        return StandingPolicy.pending(standing.bannedUntil(), circumstances)
                .map(until -> StandingPolicy.failUntil(PolicyReason.BANNED, until))
                .orElseGet(() -> StandingPolicy.passUnlessAmong(standing, Group.BANS));
    }
}
