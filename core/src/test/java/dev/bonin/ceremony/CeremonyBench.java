package dev.bonin.ceremony;

import dev.bonin.application.ApplicationVerifications;
import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.handover.CodeRedemption;
import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.portone.v2.ApiSecret;
import dev.bonin.portone.v2.IdentityVerificationClient;
import dev.bonin.portone.v2.IdentityVerificationSettings;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.rotation.KeyAgreement;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.source.PhoneAgency;
import dev.bonin.source.PortOneApi;
import dev.bonin.source.PortOneIdentitySource;
import dev.bonin.source.PortOnePhoneAgency;
import dev.bonin.source.PortOneVerificationSource;
import dev.bonin.source.Provenance;
import dev.bonin.source.SourcesByApi;
import dev.bonin.source.VerificationSource;
import dev.bonin.store.InMemoryStores;
import dev.bonin.store.VerificationStore;
import dev.bonin.verification.Binding;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationHandler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A whole ceremony against a sandbox, both on one clock that is turned by hand. */
public final class CeremonyBench implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    /** Longer than any call takes on a busy machine: no test waits for it. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    public final SettableClock clock = SettableClock.at(NOW);
    public final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withClock(clock));
    public final InMemoryStores store = new InMemoryStores();
    public final KeyRing ring = KeyRing.draw(clock);
    public final PersonSealer sealer = new PersonSealer(KeyRings.fixed(ring), new Random(4));
    public final KeptIdentities identities = new KeptIdentities(store, sealer, store.log(), clock, new Random(5));
    public final List<Outcome> told = Collections.synchronizedList(new ArrayList<>());
    private final List<PortOneClient> alsoClosed = new ArrayList<>();
    private final PortOneClient portOne = PortOneClient.connect(settings(sandbox), clock, new Random(1));
    private final IdentityVerificationClient ofV2 =
            IdentityVerificationClient.connect(settingsOfV2(sandbox), clock, new Random(6));

    public CeremonyBench() {
        new KeyAgreement(store.sealed()).require(ring);
    }

    public static PortOneSettings settings(Sandbox sandbox) {
        var merchant = sandbox.merchant();
        return PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                .withBaseUrl(URI.create(sandbox.baseUrl()))
                .withTotalTimeout(PATIENCE);
    }

    public static IdentityVerificationSettings settingsOfV2(Sandbox sandbox) {
        return IdentityVerificationSettings.of(new ApiSecret(sandbox.store().apiSecret()))
                .with(endpoint ->
                        endpoint.withBaseUrl(URI.create(sandbox.baseUrl())).withTotalTimeout(PATIENCE));
    }

    public Verifications unbound() {
        return verifications(CeremonyRules.sandbox(Binding.OPTIONAL));
    }

    public Verifications bound() {
        return verifications(CeremonyRules.sandbox(Binding.REQUIRED));
    }

    public Verifications verifications(CeremonyRules rules) {
        return verifications(rules, told::add);
    }

    public Verifications verifications(CeremonyRules rules, VerificationHandler handler) {
        return verifications(rules, store, sealer, handler);
    }

    public Verifications verifications(
            CeremonyRules rules, VerificationStore keptIn, PersonSealer sealedBy, VerificationHandler handler) {
        return new Verifications(
                rules, source(), keptIn, sealedBy, clock, new Random(2), List.of(handler), FinishWatch.NONE);
    }

    /** Both APIs side by side. */
    public VerificationSource source() {
        return new SourcesByApi(Map.of(
                PortOneApi.V1,
                new PortOneVerificationSource(portOne, clock, Duration.ofMinutes(5)),
                PortOneApi.V2,
                PortOneIdentitySource.ofSandbox(ofV2, clock, new Provenance())));
    }

    /** Returns verifications that wait for the answers of V1 for this long. */
    public Verifications waitingFor(Duration longest) {
        var hurried = PortOneClient.connect(settings(sandbox).withTotalTimeout(longest), clock, new Random(1));
        alsoClosed.add(hurried);
        return new Verifications(
                CeremonyRules.sandbox(Binding.OPTIONAL),
                new PortOneVerificationSource(hurried, clock, Duration.ofMinutes(5)),
                store,
                sealer,
                clock,
                new Random(2),
                List.of(told::add),
                FinishWatch.NONE);
    }

    /** What verifies by phone, on a channel of Danal. */
    public PhoneAgency phoneAgency() {
        return phoneAgency("channel-key-danal");
    }

    public PhoneAgency phoneAgency(String channel) {
        return new PortOnePhoneAgency(ofV2, channel);
    }

    public ApplicationVerifications applications(CeremonyRules rules) {
        return applications(rules, store);
    }

    public ApplicationVerifications applications(CeremonyRules rules, VerificationStore keptIn) {
        var codes = new CodeRedemption<>(rules.purposes(), keptIn, store.guardians(), identities, clock);
        return new ApplicationVerifications(rules, keptIn, codes, identities, clock, new Random(3));
    }

    public CertificationOrder certifiedAt(Instant when) {
        return CertificationOrder.of("adult").with("certified_at", when.getEpochSecond());
    }

    /** Rules of a sandbox where people are verified for these purposes. */
    public static CeremonyRules purposes(Map<String, PurposeRules> purposes) {
        return new CeremonyRules(Mode.SANDBOX, Binding.REQUIRED, new Purposes(purposes), Set.of(), Set.of(), Map.of());
    }

    @Override
    public void close() {
        alsoClosed.forEach(PortOneClient::close);
        portOne.close();
        ofV2.close();
        sandbox.close();
    }
}
