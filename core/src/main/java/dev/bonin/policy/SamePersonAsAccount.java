package dev.bonin.policy;

import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.Standing;

/**
 * {@code same_person_as_account}: the account that was named is linked to this very person. One that is linked to
 * nobody is told like somebody else's, so that nobody learns which accounts there are.
 */
record SamePersonAsAccount() implements StandingPolicy {
    @Override
    public String name() {
        return "same_person_as_account";
    }

    @Override
    public Verdict judgeFound(Standing standing, Circumstances circumstances) {
        if (circumstances.account().isEmpty()) {
            return Verdict.unavailable(PolicyReason.NO_ACCOUNT_NAMED);
        }
        var banned = new NotBanned().judgeFound(standing, circumstances);
        if (!banned.result().letsThrough()) {
            return banned;
        }
        if (standing.samePerson().orElse(false)) {
            return Verdict.pass();
        }
        // Of all accounts alike, not of the one that was named: that would tell which ones there are
        return standing.mayBeAmong(Group.ACCOUNTS)
                ? Verdict.unavailable(PolicyReason.STANDING_UNKNOWN)
                : Verdict.fail(PolicyReason.OTHER_PERSON);
    }
}
