package dev.bonin.account;

import dev.bonin.application.ApplicationVerifications;
import dev.bonin.application.Order;
import dev.bonin.application.Requester;
import dev.bonin.audit.Access;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditEvents;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Outcomes;
import dev.bonin.ceremony.Started;
import dev.bonin.ceremony.Verifications;
import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.handover.Attempt;
import dev.bonin.handover.CodeRedemption;
import dev.bonin.handover.Redemption;
import dev.bonin.person.PersonId;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.purpose.PurposeDefaults;
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
import dev.bonin.source.PortOneVerificationSource;
import dev.bonin.store.InMemoryStores;
import dev.bonin.verification.Binding;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.Reply;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.VerificationId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** People who sign up, leave, come back and are banned, by a sandbox of PortOne; all on one clock. */
final class AccountsBench implements AutoCloseable {
    static final String OWN = "";
    static final Access KIM = new Access("operator:kim", "local", "letter of a customer");
    static final Duration REJOIN_WAIT = Duration.ofDays(30);

    private static final Duration YEAR = Duration.ofDays(365);
    private static final String RETURN_URL = "https://shop.example/done";
    private static final Requester SHOP = new Requester("shop", Set.of(RETURN_URL), Set.of());

    final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withClock(clock));
    final InMemoryStores store = new InMemoryStores();
    final Accounts accounts;
    final Verifications verifications;
    private final ApplicationVerifications applications;
    private final PortOneClient portOne;

    AccountsBench() {
        this(REJOIN_WAIT);
    }

    AccountsBench(Duration rejoinWait) {
        var merchant = sandbox.merchant();
        portOne = PortOneClient.connect(
                PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                        .withBaseUrl(URI.create(sandbox.baseUrl())),
                clock,
                new Random(1));
        var ring = KeyRing.draw(clock);
        new KeyAgreement(store.sealed()).require(ring);
        var sealer = new PersonSealer(KeyRings.fixed(ring), new Random(4));
        var source = new PortOneVerificationSource(portOne, clock, Duration.ofDays(366_000));
        var identities = new KeptIdentities(store, sealer, store.log(), clock, new Random(5));
        verifications =
                new Verifications(rules(), source, store, sealer, clock, new Random(2), List.of(), FinishWatch.NONE);
        var codes = new CodeRedemption<>(rules().purposes(), store, store.guardians(), identities, clock);
        applications = new ApplicationVerifications(rules(), store, codes, identities, clock, new Random(3));
        var events = new AuditEvents(clock, new Random(7));
        accounts = new Accounts(store.accounts(), store, identities, events, clock, rejoinWait);
    }

    /** Erases the person of a verification, who stays known as long as anything else needs them. */
    void erase(VerificationId verification) {
        new Eraser(store, store.erasures(), new AuditEvents(clock, new Random(8)), clock)
                .erase(verification, Cause.RETENTION, false, KIM);
    }

    private static CeremonyRules rules() {
        return new CeremonyRules(
                Mode.SANDBOX,
                Binding.OPTIONAL,
                new Purposes(Map.of(
                        "signup",
                        purpose("signup"),
                        "recover_account",
                        purpose("recover_account"),
                        "newsletter",
                        new PurposeRules(PurposeDefaults.of("signup").keep(), YEAR),
                        "adult_check",
                        purpose("adult_check"))),
                Set.of(),
                Set.of(),
                Map.of());
    }

    private static PurposeRules purpose(String name) {
        var catalog = new PolicyCatalog(List.of());
        var policies = PurposeDefaults.of(name).policies().stream()
                .map(catalog::policy)
                .toList();
        return new PurposeRules(PurposeDefaults.of(name).keep(), YEAR, policies, List.of(), Optional.empty());
    }

    Outcome verify(String purpose, RequestedTerms wish, CertificationOrder who) {
        var started = verifications.start(purpose, wish, Optional.empty());
        return finish(started, who);
    }

    private Outcome finish(Started started, CertificationOrder who) {
        var impUid = sandbox.certify(who.withMerchantUid(started.id().value()));
        return verifications.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()));
    }

    VerificationId verified(String persona) {
        return verified("signup", CertificationOrder.of(persona));
    }

    VerificationId verified(String purpose, CertificationOrder who) {
        return accepted(verify(purpose, RequestedTerms.NONE, who)).id();
    }

    PersonId personOf(String persona) {
        return accepted(verify("signup", RequestedTerms.NONE, CertificationOrder.of(persona)))
                .person()
                .orElseThrow();
    }

    static Outcome.Accepted accepted(Outcome outcome) {
        return Outcomes.accepted(outcome);
    }

    static String refused(Outcome outcome) {
        return outcome.fold(accepted -> "accepted", waiting -> "guardian_needed", Outcome.Refused::code);
    }

    /** An application's verification, finished and not redeemed yet. */
    Redeemable finishedForShop(String persona) {
        var order = new Order(Optional.of("signup"), "visitor 1", RETURN_URL, Optional.empty());
        var placed = granted(applications.order(SHOP, order));
        var claimed = granted(applications.claim(placed.page(), Optional.empty()));
        var outcome = accepted(finish(claimed, CertificationOrder.of(persona)));
        return new Redeemable(placed.id(), outcome.code().orElseThrow().proof().reveal());
    }

    record Redeemable(VerificationId id, String code) {}

    Redemption redeem(Redeemable finished) {
        var attempt = Attempt.of(finished.code(), "signup").about("visitor 1").from("192.0.2.1");
        return granted(applications.redeem(SHOP, finished.id(), attempt));
    }

    String link(String account, VerificationId verification) {
        return told(accounts.link(OWN, account, verification, KIM));
    }

    /** {@code linked}, or the code of the refusal. */
    static String told(Reply<AccountLink, AccountRefusal> reply) {
        return reply.fold(link -> "linked", refusal -> refusal.reason().code());
    }

    static <T, R> T granted(Reply<T, R> reply) {
        return reply.fold(value -> value, reason -> {
            throw new AssertionError("Refused: " + reason);
        });
    }

    AuditEvent last() {
        var entries = store.log().unchained(1_000);
        return entries.get(entries.size() - 1);
    }

    @Override
    public void close() {
        portOne.close();
        sandbox.close();
    }
}
