package dev.bonin.jdbc;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.person.IdentityValue;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.sealing.Keep;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Rules of a ceremony that keeps people and their names. */
final class Keeping {
    static final String PURPOSE = "signup";

    private Keeping() {}

    static CeremonyRules rules() {
        var keep = new PurposeRules(new Keep(true, Set.of(IdentityValue.NAME)), Duration.ofDays(365));
        return new CeremonyRules(
                Mode.SANDBOX, Binding.REQUIRED, new Purposes(Map.of(PURPOSE, keep)), Set.of(), Set.of(), Map.of());
    }
}
