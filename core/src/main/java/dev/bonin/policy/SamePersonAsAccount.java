package dev.bonin.policy;

/**
 * {@code same_person_as_account}: the account that was named is linked to this very person. One that is linked to nobody is told like somebody else's, so that
 * nobody learns which accounts there are.
 */
record SamePersonAsAccount() implements StandingPolicy {
    @Override
    public String name() {
        return "same_person_as_account";
    }

    @Override
    public Verdict judgeFound(Standing standing, Circumstances circumstances) {
        if (circumstances.account().isEmpty()) {
            return Verdict.unavailable("no_account_named");
        }
        var banned = new NotBanned().judgeFound(standing, circumstances);
        if (!banned.result().letsThrough()) {
            return banned;
        }
        return standing.samePerson().orElse(false) ? Verdict.pass() : Verdict.fail("other_person");
    }
}
