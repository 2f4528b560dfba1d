package dev.bonin.policy;

import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.Standing;

/**
 * {@code same_person_as_account}: the named account is linked to this person. An account without a person gets the same
 * verdict as another person's account, so that the verdict does not reveal which accounts exist.
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
        // Depends on all accounts, not on the named one: that would reveal which accounts exist
        return standing.mayBeAmong(Group.ACCOUNTS)
                ? Verdict.unavailable(PolicyReason.STANDING_UNKNOWN)
                : Verdict.fail(PolicyReason.OTHER_PERSON);
    }
}
