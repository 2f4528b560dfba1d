package dev.bonin.policy;

import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import java.util.Set;

/** {@code nationality:korean} or {@code nationality:foreigner}. */
record NationalityChoice(boolean foreigner) implements Choice {
    private static final String EXPECTED = "nationality:korean or nationality:foreigner";

    static Policy of(PolicyName name) {
        return switch (name.argument(EXPECTED)) {
            case "korean" -> new NationalityChoice(false);
            case "foreigner" -> new NationalityChoice(true);
            default -> throw name.unusable(EXPECTED);
        };
    }

    @Override
    public String name() {
        return foreigner ? "nationality:foreigner" : "nationality:korean";
    }

    @Override
    public Set<Boolean> allowed() {
        return Set.of(foreigner);
    }

    @Override
    public Set<IdentityValue> needs() {
        return Set.of(IdentityValue.FOREIGNER);
    }

    @Override
    public Verdict judge(Identity identity, Circumstances circumstances) {
        return identity.foreigner()
                .verified()
                .map(is -> is == foreigner ? Verdict.pass() : Verdict.fail(PolicyReason.NATIONALITY_NOT_ALLOWED))
                .orElseGet(() -> Verdict.unavailable(PolicyReason.NATIONALITY_UNVERIFIED));
    }
}
