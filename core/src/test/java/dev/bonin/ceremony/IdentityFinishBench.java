package dev.bonin.ceremony;

import dev.bonin.policy.PolicyCatalog;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** Browsers that start requests on PortOne V2 for people who are verified, and finish them. */
abstract class IdentityFinishBench {
    /** The purposes of these tests, one on each API. */
    static final Map<String, PurposeRules> PURPOSES = Map.of(
            "default", PurposeRules.decisionOnly().on(PortOneApi.V2),
            "old", PurposeRules.decisionOnly().on(PortOneApi.V1));

    final CeremonyBench bench = new CeremonyBench();
    final Verifications verifications = bench.verifications(rules(Binding.REQUIRED, Set.of(), Set.of()));

    @AfterEach
    void close() {
        bench.close();
    }

    static CeremonyRules rules(Binding binding, Set<String> providers, Set<String> channels) {
        return rules(Mode.SANDBOX, binding, providers, channels);
    }

    static CeremonyRules rules(Mode mode, Binding binding, Set<String> providers, Set<String> channels) {
        return new CeremonyRules(
                mode,
                binding,
                new Purposes(PURPOSES),
                mode == Mode.LIVE ? Set.of("https://shop.example") : Set.of(),
                providers,
                Map.of(),
                new PolicyCatalog(List.of()),
                channels);
    }

    Started start() {
        return verifications.start("default", Optional.empty());
    }

    static IdentityVerificationOrder order(Started started) {
        return IdentityVerificationOrder.of("adult").withId(started.id().value());
    }

    /** Has the window of that request verify a person. */
    Started verified(Started started) {
        bench.sandbox.verify(order(started));
        return started;
    }

    Outcome finish(Started started) {
        return finish(verifications, started);
    }

    static Outcome finish(Verifications verifications, Started started) {
        return finish(verifications, started.id().value(), started.browser());
    }

    Outcome finish(String id, BrowserNonce browser) {
        return finish(verifications, id, browser);
    }

    static Outcome finish(Verifications verifications, String id, BrowserNonce browser) {
        return verifications.finish(FinishAttempt.ofIdentityVerification(id, Optional.of(browser)));
    }

    long upstreamCalls() {
        return bench.sandbox.calls().count(RestRoute.GET_IDENTITY_VERIFICATION);
    }
}
