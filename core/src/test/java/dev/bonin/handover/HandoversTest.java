package dev.bonin.handover;

import static dev.bonin.ceremony.CeremonyBench.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.application.Order;
import dev.bonin.application.Requester;
import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditEvents;
import dev.bonin.ceremony.CeremonyBench;
import dev.bonin.ceremony.Cleanup;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Outcomes;
import dev.bonin.ceremony.Started;
import dev.bonin.ceremony.Trouble;
import dev.bonin.ceremony.Verifications;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.erasure.Eraser;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.handover.Redemption.Refusal;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.SealedHandover;
import dev.bonin.sealing.SealingException;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.store.VerificationStore;
import dev.bonin.verification.HandoverCode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.Reply;
import dev.bonin.verification.RequestedTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page gets a code with the outcome, and the application redeems it for all that was certified. */
class HandoversTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Set<IdentityValue> ALL = EnumSet.allOf(IdentityValue.class);
    private static final int AT_ONCE = 200;

    private final CeremonyBench bench = new CeremonyBench();
    private final Purposes purposes = new Purposes(Map.of(
            "signup", new PurposeRules(Keep.NOTHING, Duration.ofDays(30)),
            "adult_check", PurposeRules.decisionOnly().redeemableWithin(Duration.ofMinutes(10)),
            "closed", PurposeRules.decisionOnly().redeemableWithin(Duration.ZERO)));
    private final Verifications verifications = bench.verifications(CeremonyBench.purposes(purposes.declared()));
    private final Handovers handovers = new Handovers(
            new CodeRedemption<>(purposes, bench.store, bench.store.guardians(), bench.identities, bench.clock));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void giveAllThatWasCertifiedWhateverThePurposeKeeps() {
        var redemption = granted(handovers.redeem(code("signup"), "signup"));

        assertThat(redemption.firstTime()).isTrue();
        assertThat(redemption.identity().name().verified().orElseThrow().reveal())
                .isEqualTo("홍길동");
        assertThat(redemption.identity().present())
                .contains(IdentityValue.BIRTHDAY, IdentityValue.PHONE, IdentityValue.CI, IdentityValue.DI);
        assertThat(actions()).containsExactly(AuditAction.VERIFICATION_ACCEPTED, AuditAction.VERIFICATION_REDEEMED);
    }

    @Test
    void areOpenedByNothingButTheCode() {
        var outcome = verified("signup");
        var id = outcome.id();
        var sealed = bench.store.handover(id).orElseThrow();
        var code = outcome.code().orElseThrow().proof();
        var another = BrowserNonce.draw(new Random(9)).codeFor(id.value());
        var request = bench.store.find(id).orElseThrow();

        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> bench.identities.waiting(request, another, ALL, NOW))
                .withMessageContaining(id.value());
        assertThat(sealed.sealed()).doesNotContain("홍길동", code.reveal());
        assertThat(bench.identities.waiting(request, code, ALL, NOW).map(Identity::present))
                .hasValueSatisfying(present -> assertThat(present).contains(IdentityValue.NAME));
    }

    @Test
    void giveNothingIfTheRowBecameAnotherOne() {
        var first = verified("signup");
        var second = verified("signup");
        bench.store.replaceHandover(
                second.id(), bench.store.handover(first.id()).orElseThrow());

        assertThatExceptionOfType(SealingException.class).isThrownBy(() -> handovers.redeem(text(second), "signup"));
        assertThat(granted(handovers.redeem(text(first), "signup")).firstTime()).isTrue();
    }

    @Test
    void areRedeemedOnceByManyCallsAtOnce() throws Exception {
        var code = code("signup");

        var redeemed =
                atOnce(number -> handovers.redeem(Attempt.of(code, "signup").named("call " + number)));

        assertThat(redeemed.stream().filter(Reply.Granted.class::isInstance)).hasSize(1);
        assertThat(redeemed.stream().filter(Reply.Refused.class::isInstance).map(HandoversTest::refusal))
                .hasSize(AT_ONCE - 1)
                .containsOnly(Refusal.ALREADY_REDEEMED);
    }

    @Test
    void answerTheSameCallAgainAndSayThatItWasMadeBefore() throws Exception {
        var code = code("signup");

        var redeemed = atOnce(number -> handovers.redeem(code, "signup"));

        assertThat(redeemed.stream().map(HandoversTest::granted).filter(Redemption::firstTime))
                .hasSize(1);
        assertThat(redeemed.stream()
                        .map(HandoversTest::granted)
                        .map(Redemption::identity)
                        .distinct())
                .hasSize(1);
        assertThat(actions().stream().filter(AuditAction.VERIFICATION_REDEEMED::equals))
                .hasSize(1);
        assertThat(actions().stream().filter(AuditAction.IDENTITY_OPENED::equals))
                .hasSize(AT_ONCE - 1);
    }

    @Test
    void saysThatAPersonWasErasedAtTheSameMoment() {
        var outcome = verified("signup");
        var eraser = new Eraser(
                bench.store, bench.store.erasures(), new AuditEvents(bench.clock, new Random(8)), bench.clock);
        var erasing = Trouble.after(
                () -> eraser.erase(outcome.id(), Cause.OPERATOR, false, Access.system("test")),
                VerificationStore.class,
                bench.store,
                "redeem");
        var codes = new CodeRedemption<>(purposes, erasing, bench.store.guardians(), bench.identities, bench.clock);

        assertThat(refusal(new Handovers(codes).redeem(text(outcome), "signup")))
                .isEqualTo(Refusal.ERASED);
    }

    private List<Reply<Redemption, Refusal>> atOnce(Call call) throws Exception {
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var calls = IntStream.range(0, AT_ONCE)
                    .mapToObj(number -> (Callable<Reply<Redemption, Refusal>>) () -> call.make(number))
                    .toList();
            var replies = new ArrayList<Reply<Redemption, Refusal>>();
            for (var reply : threads.invokeAll(calls)) {
                replies.add(reply.get());
            }
            return replies;
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Call {
        Reply<Redemption, Refusal> make(int number);
    }

    @Nested
    class ACode {
        @ParameterizedTest
        @ValueSource(strings = {"", "x", ".", "00000000000000000000000000000000.", "\u0000"})
        void isNotGuessed(String guess) {
            assertThat(refusal(handovers.redeem(guess, "signup"))).isEqualTo(Refusal.INVALID_CODE);
        }

        @Test
        void isForThePurposeThatTheApplicationReliesOn() {
            var code = code("signup");

            assertThat(refusal(handovers.redeem(code, "adult_check"))).isEqualTo(Refusal.PURPOSE_MISMATCH);
            granted(handovers.redeem(code, "signup"));
        }

        @Test
        void isOfOneVerificationOnly() {
            var mine = verified("signup").code().orElseThrow();
            var other = verified("signup").code().orElseThrow();

            assertThat(refusal(handovers.redeem(new HandoverCode(other.id(), mine.proof()).reveal(), "signup")))
                    .isEqualTo(Refusal.INVALID_CODE);
        }

        @Test
        void isForTheAccountThatWasNamedAtTheStart() {
            var outcome = verified("signup", RequestedTerms.forAccount("member 7"));
            var attempt = Attempt.of(text(outcome), "signup");

            assertThat(refusal(handovers.redeem(attempt))).isEqualTo(Refusal.SUBJECT_MISMATCH);
            assertThat(refusal(handovers.redeem(attempt.about("member 8")))).isEqualTo(Refusal.SUBJECT_MISMATCH);
            assertThat(granted(handovers.redeem(attempt.about("member 7"))).subject())
                    .contains("member 7");
        }

        @Test
        void ofNoAccountIsForNone() {
            var attempt = Attempt.of(code("signup"), "signup").about("member 7");

            assertThat(refusal(handovers.redeem(attempt))).isEqualTo(Refusal.SUBJECT_MISMATCH);
        }

        @Test
        void isOfTheBrowserThatBringsIt() {
            var started = verifications.start("signup", Optional.empty());
            var attempt = Attempt.of(text(finish(started)), "signup");
            var thief = BrowserNonce.draw(new Random(9));

            assertThat(refusal(handovers.redeem(attempt.broughtBy(Optional.of(thief)))))
                    .isEqualTo(Refusal.INVALID_CODE);
            assertThat(refusal(handovers.redeem(attempt.broughtBy(Optional.empty()))))
                    .as("without a cookie")
                    .isEqualTo(Refusal.INVALID_CODE);
            granted(handovers.redeem(attempt.broughtBy(Optional.of(started.browser()))));
        }

        @Test
        void ofAnApplicationIsNotRedeemedAsOurOwn() {
            var applications = bench.applications(CeremonyBench.purposes(purposes.declared()));
            var shop = new Requester("shop", Set.of("https://shop.example/"), Set.of());
            var order = new Order(Optional.of("signup"), "customer 1", "https://shop.example/", Optional.empty());
            var placed = granted(applications.order(shop, order));
            var claimed = granted(applications.claim(placed.page(), Optional.empty()));

            assertThat(refusal(handovers.redeem(text(finish(claimed)), "signup")))
                    .isEqualTo(Refusal.UNKNOWN);
        }

        @Test
        void isGivenToNoBrowserIfThePurposeHandsNothingOver() {
            var outcome = verified("closed");

            assertThat(outcome.code()).isEmpty();
            assertThat(bench.store.handover(outcome.id())).isEmpty();
        }

        @Test
        void isGivenToNobodyWhoIsNotBound() {
            var bare =
                    bench.unbound().finish(FinishAttempt.bare(bench.sandbox.certify(CertificationOrder.of("adult"))));

            assertThat(((Outcome.Accepted) bare).code()).isEmpty();
            assertThat(bench.store.handover(bare.id())).isEmpty();
        }
    }

    @Nested
    class TheValues {
        @Test
        void areDestroyedWhenTheirTimeIsOver() {
            var outcome = verified("signup");
            bench.clock.advance(HALF_AN_HOUR.minusMillis(1));
            cleanUp();
            assertThat(bench.store.handover(outcome.id())).isPresent();

            bench.clock.advance(Duration.ofMillis(1));
            cleanUp();
            assertThat(bench.store.handover(outcome.id())).isEmpty();
        }

        @Test
        void areDestroyedFiveMinutesAfterTheyWereRedeemed() {
            var outcome = verified("signup");
            granted(handovers.redeem(text(outcome), "signup"));

            bench.clock.advance(Duration.ofMinutes(5));
            cleanUp();

            assertThat(bench.store.handover(outcome.id())).isEmpty();
        }

        @Test
        void areOpenedByNobodyOnceTheirTimeIsOverEvenBeforeTheyAreDestroyed() {
            var outcome = verified("adult_check");
            bench.clock.advance(Duration.ofMinutes(10).plusMillis(1));

            assertThat(refusal(handovers.redeem(text(outcome), "adult_check"))).isEqualTo(Refusal.CODE_EXPIRED);
            assertThat(bench.store.handover(outcome.id()).map(SealedHandover::endsAt))
                    .contains(NOW.plus(Duration.ofMinutes(10)));
        }

        @Test
        void areGivenToTheHandlersEachTimeThatTheBrowserAsksAgain() {
            var started = verifications.start("signup", Optional.empty());
            var impUid = certified(started);
            var first = finish(started, impUid);
            var again = finish(started, impUid);
            granted(handovers.redeem(text(first), "signup"));
            bench.clock.advance(Duration.ofMinutes(5).plusMillis(1));
            var late = finish(started, impUid);

            assertThat(again.firstTime()).isFalse();
            assertThat(again.identity()).isEqualTo(first.identity()).isPresent();
            assertThat(again.code()).isEqualTo(first.code());
            assertThat(late.identity()).isEmpty();
        }
    }

    private void cleanUp() {
        new Cleanup(bench.store, ClockAgreement.trusting(bench.clock)).run();
    }

    private List<AuditAction> actions() {
        return bench.store.log().unchained(1_000).stream()
                .map(AuditEvent::action)
                .toList();
    }

    private String code(String purpose) {
        return text(verified(purpose));
    }

    private static String text(Outcome.Accepted outcome) {
        return outcome.code().orElseThrow().reveal();
    }

    private Outcome.Accepted verified(String purpose) {
        return verified(purpose, RequestedTerms.NONE);
    }

    private Outcome.Accepted verified(String purpose, RequestedTerms terms) {
        return finish(verifications.start(purpose, terms, Optional.empty()));
    }

    private Outcome.Accepted finish(Started started) {
        return finish(started, certified(started));
    }

    private String certified(Started started) {
        return bench.sandbox.certify(
                CertificationOrder.of("adult").withMerchantUid(started.id().value()));
    }

    private Outcome.Accepted finish(Started started, String impUid) {
        var attempt = new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty());
        return Outcomes.accepted(verifications.finish(attempt));
    }

    private static <T, R> T granted(Reply<T, R> reply) {
        return reply.fold(value -> value, reason -> {
            throw new AssertionError("Refused: " + reason);
        });
    }

    private static <T, R> R refusal(Reply<T, R> reply) {
        return reply.fold(
                value -> {
                    throw new AssertionError("Granted");
                },
                reason -> reason);
    }
}
