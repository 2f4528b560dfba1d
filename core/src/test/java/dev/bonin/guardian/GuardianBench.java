package dev.bonin.guardian;

import dev.bonin.account.Accounts;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditEvents;
import dev.bonin.ceremony.CeremonyBench;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Outcomes;
import dev.bonin.ceremony.Started;
import dev.bonin.ceremony.Verifications;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.Retention;
import dev.bonin.handover.CodeRedemption;
import dev.bonin.handover.Handovers;
import dev.bonin.handover.Redemption;
import dev.bonin.person.IdentityValue;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.Keep;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.PageToken;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Children and guardians, each in a browser of their own, against a sandbox. */
final class GuardianBench implements AutoCloseable {
    static final Duration KEPT_FOR = Duration.ofDays(30);
    static final Wording WORDING = new Wording("2026-11", "수집하는 정보: 이름, 생년월일\n보유 기간: 탈퇴할 때까지");

    final CeremonyBench bench = new CeremonyBench();
    final Purposes purposes = new Purposes(Map.of(
            "signup", new PurposeRules(new Keep(true, Set.of(IdentityValue.NAME)), KEPT_FOR).askingGuardians()));
    final Verifications verifications = bench.verifications(CeremonyBench.purposes(purposes.declared()));
    private final AuditEvents events = new AuditEvents(bench.clock, new Random(13));
    final Guardians guardians = new Guardians(
            purposes, bench.store, bench.store.guardians(), bench.sealer.forms(), events, bench.clock, new Random(11));
    final GuardianPage page = new GuardianPage(
            purposes, bench.store, bench.store.guardians(), bench.identities, events, bench.clock, new Random(12));
    final Handovers handovers = new Handovers(
            new CodeRedemption<>(purposes, bench.store, bench.store.guardians(), bench.identities, bench.clock));

    /** A guardian in their own browser, verified for a link. */
    record Guardian(PageToken link, Optional<BrowserNonce> browser, VerificationId verification) {}

    Outcome.GuardianNeeded child() {
        return Outcomes.guardianNeeded(
                finish(verifications.start("signup", Optional.empty()), CertificationOrder.of("thirteen")));
    }

    static String code(Outcome.GuardianNeeded child) {
        return child.code().orElseThrow().reveal();
    }

    Invitation invited(Outcome.GuardianNeeded child) {
        return granted(guardians.invite(Invite.of(code(child), "signup", WORDING)));
    }

    Outcome finish(Started started, CertificationOrder order) {
        var impUid = bench.sandbox.certify(order.withMerchantUid(started.id().value()));
        return verifications.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()));
    }

    Started started(PageToken link) {
        return granted(page.start(link, Optional.empty()));
    }

    Guardian verified(PageToken link) {
        return verified(link, CertificationOrder.of("adult"));
    }

    Guardian verified(PageToken link, CertificationOrder order) {
        var started = started(link);
        var accepted = Outcomes.accepted(finish(started, order));
        return new Guardian(link, Optional.of(started.browser()), accepted.id());
    }

    Reply<GuardianDecision, GuardianRefusal> decide(Guardian guardian, GuardianVote vote) {
        return page.decide(guardian.link(), guardian.browser(), guardian.verification(), vote);
    }

    Reply<GuardianDecision, GuardianRefusal> consent(Guardian guardian) {
        return decide(guardian, new GuardianVote(true, WORDING.sha256(), true));
    }

    Reply<GuardianDecision, GuardianRefusal> refuse(Guardian guardian) {
        return decide(guardian, new GuardianVote(false, WORDING.sha256(), false));
    }

    Reply<Redemption, Redemption.Refusal> redeem(Outcome.GuardianNeeded child) {
        return handovers.redeem(code(child), "signup");
    }

    /** Redeems under settings in which the purpose asks no guardians. */
    Handovers codesOfOtherSettings() {
        var others = new Purposes(Map.of("signup", new PurposeRules(new Keep(true, Set.of()), KEPT_FOR)));
        return new Handovers(
                new CodeRedemption<>(others, bench.store, bench.store.guardians(), bench.identities, bench.clock));
    }

    VerificationRequest request(Outcome outcome) {
        return bench.store.find(outcome.id()).orElseThrow();
    }

    VerificationState stateOf(Outcome outcome) {
        return request(outcome).state();
    }

    Accounts accounts() {
        return new Accounts(bench.store.accounts(), bench.store, bench.identities, events, bench.clock, Duration.ZERO);
    }

    Eraser eraser() {
        return new Eraser(bench.store, bench.store.erasures(), events, bench.clock);
    }

    void retain() {
        new Retention(eraser(), bench.store.erasures(), bench.clock, ClockAgreement.trusting(bench.clock)).run();
    }

    List<AuditAction> actions() {
        return bench.store.log().unchained(1_000).stream()
                .map(AuditEvent::action)
                .toList();
    }

    static <T, R> T granted(Reply<T, R> reply) {
        return reply.fold(value -> value, reason -> {
            throw new AssertionError("Refused: " + reason);
        });
    }

    static <T, R> R refusal(Reply<T, R> reply) {
        return reply.fold(
                value -> {
                    throw new AssertionError("Granted");
                },
                reason -> reason);
    }

    @Override
    public void close() {
        bench.close();
    }
}
