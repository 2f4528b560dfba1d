package dev.bonin.engine;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.sealing.KeyRings;
import dev.bonin.source.VerificationSource;
import dev.bonin.store.Stores;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** The arguments that Bonin is built from. */
record Parts(
        Stores stores,
        KeyRings rings,
        CeremonyRules rules,
        VerificationSource source,
        Clock clock,
        RandomGenerator random,
        BoninOptions options) {

    /** Returns whether any purpose stores personal data, which has to be erased later. */
    boolean keepValues() {
        return rules.purposes().declared().values().stream()
                .anyMatch(rule -> !rule.keep().isNothing() || rule.isHandedOver());
    }
}
