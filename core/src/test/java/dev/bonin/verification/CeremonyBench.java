package dev.bonin.verification;

import dev.bonin.portone.Credentials;
import dev.bonin.portone.PortOneClient;
import dev.bonin.portone.PortOneSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.source.PortOneVerificationSource;
import dev.bonin.source.VerificationSource;
import dev.bonin.store.InMemoryVerificationStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A whole ceremony against a sandbox, both on one clock that is turned by hand. */
final class CeremonyBench implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    final SettableClock clock = SettableClock.at(NOW);
    final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withClock(clock));
    final VerificationStore store = new InMemoryVerificationStore(clock);
    final List<Outcome> told = Collections.synchronizedList(new ArrayList<>());
    private final PortOneClient portOne = PortOneClient.connect(settings(sandbox), clock, new Random(1));

    static PortOneSettings settings(Sandbox sandbox) {
        var merchant = sandbox.merchant();
        return PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                .withBaseUrl(URI.create(sandbox.baseUrl()))
                .withTotalTimeout(Duration.ofSeconds(2));
    }

    Verifications unbound() {
        return verifications(CeremonyRules.sandbox(Binding.OPTIONAL));
    }

    Verifications bound() {
        return verifications(CeremonyRules.sandbox(Binding.REQUIRED));
    }

    Verifications verifications(CeremonyRules rules) {
        return verifications(rules, told::add);
    }

    Verifications verifications(CeremonyRules rules, VerificationHandler handler) {
        VerificationSource source = new PortOneVerificationSource(portOne, clock, Duration.ofMinutes(5));
        return new Verifications(rules, source, store, clock, new Random(2), List.of(handler));
    }

    CertificationOrder certifiedAt(Instant when) {
        return CertificationOrder.of("adult").with("certified_at", when.getEpochSecond());
    }

    @Override
    public void close() {
        portOne.close();
        sandbox.close();
    }
}
