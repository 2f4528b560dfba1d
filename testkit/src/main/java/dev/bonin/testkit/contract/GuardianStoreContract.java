package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.browser;
import static dev.bonin.testkit.contract.StoredRequests.completion;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static dev.bonin.testkit.contract.StoredRequests.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.bonin.erasure.Erasure;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.guardian.GuardianDecision;
import dev.bonin.guardian.GuardianStore;
import dev.bonin.guardian.GuardianStore.Decided;
import dev.bonin.guardian.Invited;
import dev.bonin.guardian.Wording;
import dev.bonin.policy.Decision;
import dev.bonin.policy.Verdict;
import dev.bonin.sealing.SealedHandover;
import dev.bonin.source.ImpUid;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import dev.bonin.webhook.WebhookEvent;
import dev.bonin.webhook.WebhookType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Children who wait for their guardians, by links and decisions. */
abstract class GuardianStoreContract extends WebhookContract {
    private static final int CHILD = 1;
    private static final int GUARDIAN = 2;
    private static final Instant WAITS_UNTIL = NOW.plus(Duration.ofDays(5));
    private static final Instant KEPT_UNTIL = NOW.plus(Duration.ofDays(30));
    private static final Instant REDEEM_UNTIL = NOW.plus(Duration.ofDays(1));
    private static final Wording WORDING = new Wording("v1", "이름과 생년월일을 수집합니다.\n탈퇴할 때까지 보유합니다.");
    private static final Judgement NEEDED = new Judgement(
            List.of(new Decision("guardian_consent", Optional.empty(), Verdict.fail("guardian_required"))),
            Optional.empty(),
            Optional.empty(),
            "2026-11-23");

    @BeforeEach
    final void haveAChildWait() {
        addApplication("shop");
        endpoints().set("shop", URL);
        order(CHILD);
        var how = completion("imp_1", Duration.ofDays(5), NEEDED);
        var handed = people.withCi(id(CHILD), "shop", "ci child")
                .handing(Optional.of(new SealedHandover("sealed", WAITS_UNTIL)));
        assertThat(stores.verifications().needGuardian(id(CHILD), how, handed, event()))
                .isPresent();
        stores.verifications().open(ofGuardian(), 8);
        var adult = completion("imp_2", Duration.ofDays(5), Judgement.NONE);
        stores.verifications().accept(id(GUARDIAN), adult, people.withCi(id(GUARDIAN), "shop", "ci mother"), event());
    }

    private static VerificationRequest ofGuardian() {
        var asked = new ApplicationRequest("shop", id(CHILD).value(), "", Optional.empty(), page(GUARDIAN));
        return VerificationRequest.open(
                        id(GUARDIAN), "default:guardian", Mode.SANDBOX, PortOneApi.V1, asked, Terms.NONE, NOW)
                .boundTo(browser(GUARDIAN));
    }

    private GuardianStore guardians() {
        return stores.guardians();
    }

    private VerificationRequest child() {
        return stores.verifications().find(id(CHILD)).orElseThrow();
    }

    private static Invited invited(int link, Wording wording) {
        return new Invited(id(CHILD), page(link), wording, Optional.of("name=abc:def"), NOW);
    }

    private boolean invite(int link) {
        return guardians().invite(invited(link, WORDING), event());
    }

    private Decided decided(boolean consents, int link, Wording wording) {
        var mother = stores.verifications().person(id(GUARDIAN)).orElseThrow().person();
        var decision = new GuardianDecision(consents, mother, SOON, wording.version(), wording.sha256());
        var until = consents ? KEPT_UNTIL : NOW.plus(REFUSAL_KEPT_FOR);
        return new Decided(
                child().decided(consents, until), page(link), decision, id(GUARDIAN), KEPT_UNTIL, REDEEM_UNTIL);
    }

    private boolean decide(boolean consents, int link) {
        return guardians().decide(decided(consents, link, WORDING), event());
    }

    private static Instant eraseAfter(VerificationRequest request) {
        return request.completion().map(Completion::eraseAfter).orElseThrow();
    }

    private List<WebhookType> told() {
        return queue().log("shop", Instant.EPOCH, 50).stream()
                .filter(entry -> entry.event().verification().equals(id(CHILD)))
                .map(entry -> entry.event().type())
                .toList();
    }

    @Test
    final void keepsAChildThatWaits() {
        assertThat(child().state()).isEqualTo(VerificationState.GUARDIAN_NEEDED);
        assertThat(child().completion().orElseThrow().judgement().needsGuardian())
                .isTrue();
        assertThat(stores.verifications().person(id(CHILD)).orElseThrow().person())
                .isPresent();
        assertThat(stores.verifications().handover(id(CHILD))).isPresent();
        assertThat(guardians().decision(id(CHILD))).isEmpty();
        assertThat(told()).containsExactly(WebhookType.GUARDIAN_NEEDED);
        assertThat(queue().log("shop", Instant.EPOCH, 50))
                .allSatisfy(entry -> assertThat(entry.event().reason()).isEmpty());
        assertThat(stores.verifications()
                        .historyOf(browser(CHILD), new ImpUid("imp_1"))
                        .used())
                .contains(child());
    }

    @Test
    final void findsALinkAndPutsAnotherInItsPlace() {
        assertThat(invite(7)).isTrue();
        assertThat(guardians().find(page(7))).contains(invited(7, WORDING));

        assertThat(invite(8)).isTrue();
        assertThat(guardians().find(page(7))).isEmpty();
        assertThat(guardians().find(page(8))).isPresent();
    }

    @Test
    final void makesNoLinkForAnybodyWhoDoesNotWait() {
        var ofAdult = new Invited(id(GUARDIAN), page(7), WORDING, Optional.empty(), NOW);
        var ofNobody = new Invited(new VerificationId("9".repeat(32)), page(8), WORDING, Optional.empty(), NOW);

        assertThat(guardians().invite(ofAdult, event())).isFalse();
        assertThat(guardians().invite(ofNobody, event())).isFalse();
        assertThat(guardians().find(page(7))).isEmpty();
    }

    @Test
    final void acceptsTheChildByTheConsent() {
        invite(7);
        var decided = decided(true, 7, WORDING);

        assertThat(guardians().decide(decided, event())).isTrue();

        assertThat(child()).isEqualTo(decided.child());
        assertThat(child().state()).isEqualTo(VerificationState.ACCEPTED);
        assertThat(guardians().decision(id(CHILD))).contains(decided.decision());
        assertThat(stores.verifications().handover(id(CHILD)).map(SealedHandover::endsAt))
                .contains(REDEEM_UNTIL);
        assertThat(eraseAfter(stores.verifications().find(id(GUARDIAN)).orElseThrow()))
                .isEqualTo(KEPT_UNTIL);
        assertThat(told())
                .containsExactlyInAnyOrder(
                        WebhookType.GUARDIAN_NEEDED, WebhookType.GUARDIAN_CONSENTED, WebhookType.VERIFICATION_ACCEPTED);
        assertThat(queue().log("shop", SOON, 50))
                .extracting(entry -> entry.event().at())
                .containsOnly(SOON);
    }

    @Test
    final void destroysTheChildByTheRefusal() {
        invite(7);

        assertThat(decide(false, 7)).isTrue();

        assertThat(child().state()).isEqualTo(VerificationState.REFUSED);
        assertThat(stores.verifications().person(id(CHILD))).isEmpty();
        assertThat(stores.verifications().handover(id(CHILD))).isEmpty();
        assertThat(queue().log("shop", SOON, 50))
                .extracting(entry -> entry.event())
                .extracting(WebhookEvent::type, WebhookEvent::reason)
                .containsExactlyInAnyOrder(
                        tuple(WebhookType.GUARDIAN_REFUSED, Optional.of("guardian_refused")),
                        tuple(WebhookType.VERIFICATION_REFUSED, Optional.of("guardian_refused")));
    }

    @Test
    final void decidesOnlyByTheLinkAndTheTextThatAreStored() {
        invite(7);
        var other = new Wording("v2", "모두 수집합니다.");

        assertThat(guardians().decide(decided(true, 7, other), event())).isFalse();
        assertThat(decide(true, 8)).isFalse();
        assertThat(child().state()).isEqualTo(VerificationState.GUARDIAN_NEEDED);
        assertThat(told()).containsExactly(WebhookType.GUARDIAN_NEEDED);
    }

    @Test
    final void decidesOnceOfManyAtOnce() throws Exception {
        invite(7);
        var votes = List.of(decided(true, 7, WORDING), decided(false, 7, WORDING));

        var stored = Simultaneously.run(AT_ONCE, number -> () -> guardians().decide(votes.get(number % 2), event()));

        assertThat(stored).containsOnlyOnce(true);
        var decision = guardians().decision(id(CHILD)).orElseThrow();
        assertThat(child().state())
                .isEqualTo(decision.consents() ? VerificationState.ACCEPTED : VerificationState.REFUSED);
        assertThat(invite(8)).as("afterwards").isFalse();
    }

    @Test
    final void erasesWhoWaitedTooLong() {
        invite(7);
        assertThat(stores.erasures().due(WAITS_UNTIL.minusMillis(1), 10)).isEmpty();
        assertThat(stores.erasures().due(WAITS_UNTIL, 10)).contains(id(CHILD));
        assertThat(stores.erasures().oldestDue(WAITS_UNTIL)).contains(WAITS_UNTIL);

        assertThat(erase(CHILD, Cause.RETENTION, WAITS_UNTIL.minusMillis(1)))
                .as("not due any more")
                .isFalse();
        assertThat(erase(CHILD, Cause.RETENTION, WAITS_UNTIL)).isTrue();

        assertThat(child().state()).isEqualTo(VerificationState.ERASED);
        assertThat(stores.verifications().person(id(CHILD))).isEmpty();
        assertThat(stores.verifications().handover(id(CHILD))).isEmpty();
        assertThat(guardians().find(page(7))).isEmpty();
        assertThat(told())
                .containsExactlyInAnyOrder(
                        WebhookType.GUARDIAN_NEEDED, WebhookType.GUARDIAN_EXPIRED, WebhookType.VERIFICATION_ERASED);
    }

    @Test
    final void forgetsTheGuardianWithTheChild() {
        invite(7);
        decide(true, 7);

        assertThat(erase(CHILD, Cause.APPLICATION, SOON)).isTrue();

        var left = guardians().decision(id(CHILD)).orElseThrow();
        assertThat(left.person()).isEmpty();
        assertThat(left.wording()).isEqualTo(WORDING.version());
        assertThat(stores.erasures().due(SOON, 10)).as("their own verification").contains(id(GUARDIAN));
        assertThat(told()).doesNotContain(WebhookType.GUARDIAN_EXPIRED);

        stores.erasures().forget(SOON.plusSeconds(1), 10);
        assertThat(guardians().decision(id(CHILD))).isEmpty();
    }

    @Test
    final void forgetsTheGuardianWhoIsErased() {
        invite(7);
        decide(true, 7);

        assertThat(erase(GUARDIAN, Cause.OPERATOR, SOON)).isTrue();

        assertThat(guardians().decision(id(CHILD)).orElseThrow().person()).isEmpty();
        assertThat(queue().log("shop", Instant.EPOCH, 50))
                .extracting(entry -> entry.event().verification())
                .as("no event is about guardians")
                .containsOnly(id(CHILD));
    }

    private boolean erase(int number, Cause cause, Instant at) {
        return stores.erasures()
                .erase(new Erasure(id(number), at, cause, false, event()))
                .isPresent();
    }
}
