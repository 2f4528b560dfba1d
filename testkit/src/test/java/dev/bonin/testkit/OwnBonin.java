package dev.bonin.testkit;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.engine.Bonin;
import dev.bonin.engine.BoninOptions;
import dev.bonin.person.IdentityValue;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.source.PortOneApi;
import dev.bonin.source.VerificationSource;
import dev.bonin.store.InMemoryStores;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An application without Spring, as its own tests make it. */
final class OwnBonin {
    private OwnBonin() {}

    static Bonin over(VerificationSource portOne, SandboxClock clock) {
        return Bonin.over(
                new InMemoryStores(),
                KeyRings.fixed(KeyRing.draw(clock)),
                new CeremonyRules(
                        Mode.SANDBOX, Binding.REQUIRED, new Purposes(purposes()), Set.of(), Set.of(), Map.of()),
                portOne,
                clock,
                new SecureRandom(),
                new BoninOptions().clocks(ClockAgreement.trusting(clock)).choresElsewhere());
    }

    private static Map<String, PurposeRules> purposes() {
        var name = new Keep(false, Set.of(IdentityValue.NAME));
        var teenager = new PolicyCatalog(List.of()).policy("minimum_age:14");
        var family =
                new PurposeRules(new Keep(true, Set.of(IdentityValue.NAME)), Duration.ofDays(30)).askingGuardians();
        return Map.of(
                "family", family,
                "family_by_v2", family.on(PortOneApi.V2),
                "signup",
                        new PurposeRules(name, Duration.ofDays(30), List.of(teenager), List.of(), Optional.empty())
                                .redeemableWithin(Duration.ofMinutes(10)),
                "contract", PurposeRules.decisionOnly().on(PortOneApi.V2).redeemableWithin(Duration.ofMinutes(10)),
                "closed", PurposeRules.decisionOnly().redeemableWithin(Duration.ZERO));
    }
}
