package dev.bonin.ceremony;

import static dev.bonin.ceremony.Outcomes.accepted;
import static dev.bonin.ceremony.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.person.Assurance;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.sandbox.fault.IdentityFault;
import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.source.IdentityVerificationId;
import dev.bonin.source.PortOneApi;
import dev.bonin.source.SourceException;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps of a bound finish on PortOne V2, in their order, and the attacks that each stops. */
class IdentityFinishTest extends IdentityFinishBench {

    @Test
    void acceptsTheBrowserThatStarted() {
        var started = start();
        assertThat(started.api()).isEqualTo(PortOneApi.V2);
        assertThat(started.id().value()).matches("[0-9a-z]{32}");

        var accepted = accepted(finish(verified(started)));

        assertThat(accepted.id()).isEqualTo(started.id());
        assertThat(accepted.bound()).isTrue();
        assertThat(accepted.provider()).isEqualTo("danal");
        assertThat(accepted.certifiedAt()).isEqualTo(CeremonyBench.NOW);
        assertThat(accepted.steps()).containsExactly(Step.values());
        var identity = accepted.identity().orElseThrow();
        assertThat(identity.name().verified().orElseThrow().reveal()).isEqualTo("홍길동");
        assertThat(identity.ci().assurance()).isEqualTo(Assurance.VERIFIED);
    }

    @Test
    void asksPortOneOncePerFinish() {
        finish(verified(start()));

        assertThat(bench.sandbox.calls().all()).hasSize(1);
    }

    @Test
    void runsBesideV1() {
        var old = verifications.start("old", Optional.empty());
        var impUid = bench.sandbox.certify(
                CertificationOrder.of("adult").withMerchantUid(old.id().value()));

        assertThat(old.api()).isEqualTo(PortOneApi.V1);
        assertThat(accepted(verifications.finish(
                                new FinishAttempt(impUid, Optional.of(old.browser()), Optional.empty())))
                        .id())
                .isEqualTo(old.id());
        assertThat(accepted(finish(verified(start()))).bound()).isTrue();
    }

    @Nested
    class F1TheShape {
        static Stream<String> shapes() {
            return Stream.of(
                    "",
                    "a",
                    "0".repeat(31),
                    "0".repeat(33),
                    "0".repeat(41),
                    "0".repeat(300),
                    "0MIH4C1VK0A1B2C3D4E5F6G7H8I9J0K1",
                    "identity-verification-6d1f0e0c-0000-4000-8000-000000000000",
                    "홍길동홍길동홍길동홍길동홍길동홍길동홍길동홍길동홍길동홍길동홍길",
                    "０mih4c1vk0a1b2c3d4e5f6g7h8i9j0k1",
                    "../../../payments/0a1b2c3d4e5f6g7",
                    "0mih4c1vk0a1b2c3d4e5f6g7h8i9j0k1\n",
                    "imp_123456789012");
        }

        @ParameterizedTest
        @MethodSource("shapes")
        void isThatOfAnIdOfOurs(String id) {
            assertRefused(
                    finish(id, start().browser()),
                    RefusalReason.MALFORMED_IDENTITY_VERIFICATION_ID,
                    Step.EVIDENCE_SHAPE);
            assertThat(bench.sandbox.calls().all()).isEmpty();
        }
    }

    @Nested
    class F2TheBrowser {
        @Test
        void cannotFinishForAnother() {
            var victim = verified(start());
            var attacker = start();

            assertRefused(
                    finish(victim.id().value(), attacker.browser()),
                    RefusalReason.NOT_THIS_REQUEST,
                    Step.BROWSER_BINDING);
            assertThat(bench.sandbox.calls().all()).isEmpty();
            assertThat(accepted(finish(victim)).id()).as("and spoils nothing").isEqualTo(victim.id());
        }

        @Test
        void cannotFinishWithoutItsCookie() {
            var victim = verified(start());

            var outcome = verifications.finish(
                    FinishAttempt.ofIdentityVerification(victim.id().value(), Optional.empty()));

            assertRefused(outcome, RefusalReason.BINDING_LOST, Step.BROWSER_BINDING);
        }

        @Test
        void cannotMintTheId() {
            var minted = "0mih4c1vk0a1b2c3d4e5f6g7h8i9j0k1";
            bench.sandbox.verify(IdentityVerificationOrder.of("adult").withId(minted));

            assertRefused(finish(minted, start().browser()), RefusalReason.NOT_THIS_REQUEST, Step.BROWSER_BINDING);
            assertThat(bench.sandbox.calls().all()).isEmpty();
        }

        @Test
        void cannotSwapTheIdsOfItsOwnRequests() {
            var first = start();
            var second = verifications.start("default", Optional.of(first.browser()));
            bench.sandbox.verify(order(second));

            assertRefused(finish(first), RefusalReason.NOT_THIS_REQUEST, Step.REPORT);
            assertThat(accepted(finish(second)).id()).isEqualTo(second.id());
        }
    }

    @Nested
    class F4TheReport {
        @Test
        void doesNotExistBeforeTheWindowOpens() {
            assertRefused(finish(start()), RefusalReason.NOT_THIS_REQUEST, Step.REPORT);
        }

        @ParameterizedTest
        @CsvSource({"500, UNAVAILABLE", "503, UNAVAILABLE", "401, CREDENTIALS_REFUSED", "403, CREDENTIALS_REFUSED"})
        void decidesNothingWhenItCouldNotFindOut(int status, SourceException.Kind kind) {
            var started = verified(start());
            bench.sandbox.nextAnswers(new Fault.Status(status).times(9).on(RestRoute.GET_IDENTITY_VERIFICATION));

            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(() -> finish(started))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind));
            assertThat(bench.store.find(started.id()).orElseThrow().tries()).isZero();

            bench.sandbox.clearFaults();
            assertThat(accepted(finish(started)).id()).isEqualTo(started.id());
        }
    }

    @Nested
    class F5TheSameRequest {
        @Test
        void isNotThatOfAReportOnAnotherId() {
            var started = verified(start());
            bench.sandbox.nextAnswers(new IdentityFault.WrongId());

            assertRefused(finish(started), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        }

        @Test
        void isNotThatOfARecordOfV1() {
            var started = start();
            bench.sandbox.verify(order(started).with("version", "V1"));

            assertRefused(finish(started), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        }

        @Test
        void isNotThatOfARecordWithoutAVersion() {
            var started = start();
            bench.sandbox.verify(order(started).without("version"));

            assertRefused(finish(started), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        }

        @Test
        void isNotFinishedByACertificationOfV1() {
            var started = start();
            var impUid = bench.sandbox.certify(
                    CertificationOrder.of("adult").withMerchantUid(started.id().value()));

            var outcome =
                    verifications.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()));

            assertRefused(outcome, RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
            assertThat(accepted(finish(verified(started))).id())
                    .as("and spoils nothing")
                    .isEqualTo(started.id());
        }

        @Test
        void ofV1IsNotFinishedByAVerificationOfV2() {
            var old = verifications.start("old", Optional.empty());

            assertRefused(finish(verified(old)), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        }
    }

    @Nested
    class F6Verified {
        @ParameterizedTest
        @ValueSource(strings = {"READY", "FAILED"})
        void isTheOnlyStatusThatCounts(IdentityStatus status) {
            var started = start();
            bench.sandbox.verify(order(started).in(status));

            assertRefused(finish(started), RefusalReason.NOT_CERTIFIED, Step.CERTIFIED);
        }

        @Test
        void isNoStatusThatNobodyKnows() {
            var started = verified(start());
            bench.sandbox.nextAnswers(new IdentityFault.UnknownStatus());

            assertRefused(finish(started), RefusalReason.NOT_CERTIFIED, Step.CERTIFIED);
        }

        @Test
        void mayComeAfterAFailureOnTheSameId() {
            var started = start();
            bench.sandbox.verify(order(started).in(IdentityStatus.FAILED));
            assertRefused(finish(started), RefusalReason.NOT_CERTIFIED, Step.CERTIFIED);

            assertThat(accepted(finish(verified(started))).id()).isEqualTo(started.id());
        }

        @Test
        void neverComesToOneThatStaysReady() {
            var started = start();
            bench.sandbox.verify(order(started).in(IdentityStatus.READY));
            for (int i = 0; i < 10; i++) {
                assertRefused(finish(started), RefusalReason.NOT_CERTIFIED, Step.CERTIFIED);
            }

            assertRefused(finish(started), RefusalReason.TOO_MANY_TRIES, Step.TRY_COUNTED);
            assertThat(bench.store.find(started.id()).orElseThrow().state()).isEqualTo(VerificationState.CANCELLED);
            assertThat(upstreamCalls()).isEqualTo(10);
        }
    }

    @Nested
    class F7InTime {
        @ParameterizedTest
        @CsvSource({"-61, false", "-60, true", "0, true", "60, true", "61, false", "-86400, false"})
        void isWhileTheRequestIsOpen(int seconds, boolean fresh) {
            var started = start();
            bench.sandbox.verify(order(started)
                    .with("verifiedAt", CeremonyBench.NOW.plusSeconds(seconds).toString()));

            if (fresh) {
                assertThat(accepted(finish(started)).certifiedAt()).isEqualTo(CeremonyBench.NOW.plusSeconds(seconds));
            } else {
                assertRefused(finish(started), RefusalReason.STALE, Step.FRESH);
            }
        }

        @Test
        void isNoReportThatDoesNotSayWhen() {
            var started = start();
            bench.sandbox.verify(order(started).without("verifiedAt"));

            assertRefused(finish(started), RefusalReason.STALE, Step.FRESH);
        }

        @Test
        void isNotAfterTheRequestHasExpired() {
            var started = start();
            bench.clock.advance(Duration.ofMinutes(18));
            bench.sandbox.verify(order(started));

            assertRefused(finish(started), RefusalReason.EXPIRED, Step.BROWSER_BINDING);
        }
    }

    @Nested
    class F8TheChannel {
        private final Verifications live = bench.verifications(rules(Mode.LIVE, Binding.REQUIRED, Set.of(), Set.of()));

        private Outcome finish(IdentityVerificationOrder order, Started started) {
            bench.sandbox.verify(order);
            return IdentityFinishBench.finish(live, started);
        }

        private Started started() {
            return live.start("default", Optional.empty());
        }

        @Test
        void isLiveInLiveMode() {
            var started = started();

            assertThat(accepted(finish(order(started).throughChannel("channel-key-danal-live"), started))
                            .mode())
                    .isEqualTo(Mode.LIVE);
        }

        @Test
        void isNoTestChannelInLiveMode() {
            var started = started();

            assertRefused(
                    finish(order(started).throughChannel("channel-key-danal"), started),
                    RefusalReason.TEST_CHANNEL,
                    Step.ORIGIN);
        }

        @Test
        void isNoneThatPortOneDoesNotTellInLiveMode() {
            var untold = started();
            assertRefused(
                    finish(order(untold).without("channel"), untold), RefusalReason.CHANNEL_NOT_ALLOWED, Step.ORIGIN);

            var unknown = started();
            assertRefused(
                    finish(order(unknown).with("channel.type", "SOMETHING_NEW"), unknown),
                    RefusalReason.CHANNEL_NOT_ALLOWED,
                    Step.ORIGIN);
        }

        @Test
        void isOneOfTheNamedOnes() {
            var named = bench.verifications(rules(Binding.REQUIRED, Set.of(), Set.of("channel-key-danal")));
            var own = named.start("default", Optional.empty());
            bench.sandbox.verify(order(own));
            assertThat(accepted(IdentityFinishBench.finish(named, own)).id()).isEqualTo(own.id());

            var foreign = named.start("default", Optional.empty());
            bench.sandbox.verify(order(foreign).throughChannel("channel-key-kcp"));
            assertRefused(IdentityFinishBench.finish(named, foreign), RefusalReason.CHANNEL_NOT_ALLOWED, Step.ORIGIN);

            var unnamed = named.start("default", Optional.empty());
            bench.sandbox.verify(order(unnamed).without("channel.key"));
            assertRefused(IdentityFinishBench.finish(named, unnamed), RefusalReason.CHANNEL_NOT_ALLOWED, Step.ORIGIN);
        }
    }

    @Test
    void f9TrustsNamedProvidersOnly() {
        var trusting = bench.verifications(rules(Binding.REQUIRED, Set.of("danal"), Set.of()));
        var trusted = trusting.start("default", Optional.empty());
        bench.sandbox.verify(order(trusted));
        assertThat(accepted(finish(trusting, trusted)).provider()).isEqualTo("danal");

        var other = trusting.start("default", Optional.empty());
        bench.sandbox.verify(order(other).throughChannel("channel-key-kcp"));
        assertRefused(finish(trusting, other), RefusalReason.NOT_THIS_REQUEST, Step.PROVIDER);
    }

    @Nested
    class F10Once {
        @Test
        void isRecordedWithTheIdAsEvidence() {
            var started = verified(start());
            finish(started);

            var row = bench.store.find(started.id()).orElseThrow();
            assertThat(row.api()).isEqualTo(PortOneApi.V2);
            assertThat(row.completion().orElseThrow().evidence())
                    .contains(new IdentityVerificationId(started.id().value()));
        }

        @Test
        void isToldAgainToTheSameBrowserAndNobodyIsAsked() {
            var started = verified(start());
            finish(started);

            assertThat(accepted(finish(started)).firstTime()).isFalse();
            assertThat(upstreamCalls()).isOne();
        }

        @Test
        void isNotReplayedByAnother() {
            var victim = verified(start());
            finish(victim);

            assertRefused(
                    finish(victim.id().value(), start().browser()),
                    RefusalReason.NOT_THIS_REQUEST,
                    Step.BROWSER_BINDING);
        }

        @Test
        void isAllThatAThousandSimultaneousFinishesCome() throws Exception {
            var started = verified(start());
            var pool = Executors.newFixedThreadPool(32);
            try {
                Callable<Outcome> finish = () -> finish(started);
                var answers = pool.invokeAll(
                        IntStream.range(0, 1_000).mapToObj(i -> finish).toList());
                for (var answer : answers) {
                    assertThat(accepted(answer.get()).id()).isEqualTo(started.id());
                }
                assertThat(answers).hasSize(1_000);
            } finally {
                pool.shutdown();
            }
            assertThat(upstreamCalls()).isOne();
        }
    }

    /** PortOne's guide has the page mint the id, and nothing binds it: a sandbox only. */
    @Nested
    class ABareFinish {
        private static final String MINTED = "identity-verification-6d1f0e0c-0000-4000-8000-000000000000";

        private final Verifications unbound = bench.verifications(rules(Binding.OPTIONAL, Set.of(), Set.of()));

        private Outcome finishBare(String id) {
            return unbound.finish(FinishAttempt.ofIdentityVerification(id, Optional.empty()));
        }

        @Test
        void isAcceptedOnceAndNotCalledBound() {
            bench.sandbox.verify(IdentityVerificationOrder.of("adult").withId(MINTED));

            assertThat(accepted(finishBare(MINTED)).bound()).isFalse();
            assertRefused(finishBare(MINTED), RefusalReason.NOT_THIS_REQUEST, Step.RECORDED);
        }

        @Test
        void neverFinishesARequestOfOurs() {
            var victim = verified(start());

            assertRefused(finishBare(victim.id().value()), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
            assertThat(accepted(finish(victim)).bound()).isTrue();
        }

        @Test
        void readsNoRecordOfV1() {
            assertRefused(
                    finishBare(bench.sandbox.certify("adult")), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        }

        @Test
        void isNotStale() {
            var old = Instant.parse("2026-11-23T02:54:59Z").toString();
            bench.sandbox.verify(
                    IdentityVerificationOrder.of("adult").withId(MINTED).with("verifiedAt", old));

            assertRefused(finishBare(MINTED), RefusalReason.STALE, Step.FRESH);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "..", "a/b", "a b", "홍길동", "a?b", "a%2Fb"})
        void bringsNothingThatCouldLeaveItsPlaceInAPath(String id) {
            assertRefused(finishBare(id), RefusalReason.MALFORMED_IDENTITY_VERIFICATION_ID, Step.EVIDENCE_SHAPE);
        }
    }
}
