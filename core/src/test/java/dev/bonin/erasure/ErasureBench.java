package dev.bonin.erasure;

import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditEvents;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Verifications;
import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.person.IdentityValue;
import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.rotation.KeyAgreement;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.source.ImpUid;
import dev.bonin.source.PortOneRecordErasure;
import dev.bonin.source.PortOneVerificationSource;
import dev.bonin.source.VerificationSource;
import dev.bonin.store.InMemoryStores;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * People who were verified for {@code signup} and are to be forgotten after a year, by a sandbox of PortOne; all on one
 * clock.
 */
final class ErasureBench implements AutoCloseable {
    static final Duration KEPT_FOR = Duration.ofDays(365);

    final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withClock(clock));
    final InMemoryStores store = new InMemoryStores();
    final ErasureStore erasures = store.erasures();
    final AuditEvents events = new AuditEvents(clock, new Random(7));
    final Eraser eraser = new Eraser(store, erasures, events, clock);
    private final PortOneClient portOne;
    final SourceErasures atSource;
    final VerificationSource source;
    final Verifications verifications;

    ErasureBench() {
        var merchant = sandbox.merchant();
        portOne = PortOneClient.connect(
                PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                        .withBaseUrl(URI.create(sandbox.baseUrl()))
                        .withTotalTimeout(Duration.ofMinutes(1)),
                clock,
                new Random(1));
        atSource = new SourceErasures(
                erasures, new PortOneRecordErasure(portOne), events, clock, ClockAgreement.trusting(clock));
        source = new PortOneVerificationSource(portOne, clock, Duration.ofMinutes(5));
        var ring = KeyRing.draw(clock);
        new KeyAgreement(store.sealed()).require(ring);
        verifications = new Verifications(
                rules(),
                source,
                store,
                new PersonSealer(KeyRings.fixed(ring), new Random(4)),
                clock,
                new Random(2),
                List.of(),
                FinishWatch.NONE);
    }

    private static CeremonyRules rules() {
        var keep = new PurposeRules(new Keep(true, Set.of(IdentityValue.NAME)), KEPT_FOR);
        return new CeremonyRules(
                Mode.SANDBOX, Binding.REQUIRED, new Purposes(Map.of("signup", keep)), Set.of(), Set.of(), Map.of());
    }

    /** A person who was verified. */
    record Verified(VerificationId id, ImpUid impUid) {}

    Verified verified() {
        return verified("adult");
    }

    Verified verified(String persona) {
        var started = verifications.start("signup", Optional.empty());
        var impUid = sandbox.certify(
                CertificationOrder.of(persona).withMerchantUid(started.id().value()));
        var outcome = verifications.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()));
        if (!outcome.<Boolean>fold(Outcome.Accepted::firstTime, refused -> false)) {
            throw new IllegalStateException(outcome.toString());
        }
        return new Verified(started.id(), new ImpUid(impUid));
    }

    List<AuditEvent> logged(AuditAction action) {
        return store.log().unchained(10_000).stream()
                .filter(event -> event.action() == action)
                .toList();
    }

    @Override
    public void close() {
        portOne.close();
        sandbox.close();
    }
}
