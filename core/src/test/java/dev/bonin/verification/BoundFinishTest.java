package dev.bonin.verification;

import static dev.bonin.verification.Outcomes.accepted;
import static dev.bonin.verification.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An accepted outcome belongs to the browser and the request that started it, exactly once. */
class BoundFinishTest {
    private final CeremonyBench bench = new CeremonyBench();
    private final Verifications verifications = bench.bound();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void acceptsTheBrowserThatStarted() {
        var started = verifications.start("default", Optional.empty());

        var accepted = accepted(finish(started, certified(started)));

        assertThat(accepted.id()).isEqualTo(started.id());
        assertThat(accepted.bound()).isTrue();
        assertThat(accepted.firstTime()).isTrue();
        assertThat(accepted.steps()).containsExactly(Step.values());
    }

    @Test
    void acceptsTheRequestThatTheBrowserNames() {
        var started = verifications.start("default", Optional.empty());
        var named = Optional.of(started.id().value());

        var outcome =
                verifications.finish(new FinishAttempt(certified(started), Optional.of(started.browser()), named));

        assertThat(accepted(outcome).id()).isEqualTo(started.id());
    }

    @Test
    void tellsThatTheStoreFailedTooWhereTheSourceDid() {
        var away = new StoreException(StoreException.Kind.UNAVAILABLE, "away");
        var store = Trouble.at(VerificationStore.class, bench.store, "endTry", 1, away);
        var failing =
                bench.verifications(CeremonyRules.sandbox(Binding.REQUIRED), store, bench.sealer, bench.told::add);
        var started = failing.start("default", Optional.empty());
        var impUid = certified(started);
        bench.sandbox.nextAnswers(new Fault.Dropped().times(3).on(RestRoute.GET_CERTIFICATION));

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> finish(failing, started, impUid))
                .satisfies(failure -> assertThat(failure.getSuppressed()).containsExactly(away));
    }

    @Nested
    class Refuses {
        @Test
        void somebodyElsesImpUid() {
            var victim = verifications.start("default", Optional.empty());
            var attacker = verifications.start("default", Optional.empty());
            var stolen = certified(victim);

            assertRefused(finish(attacker, stolen), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
            assertThat(accepted(finish(victim, stolen)).id())
                    .as("and spoils nothing")
                    .isEqualTo(victim.id());
        }

        @Test
        void anImpUidOfNoRequestOfOurs() {
            var started = verifications.start("default", Optional.empty());

            assertRefused(
                    finish(started, bench.sandbox.certify("adult")), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        }

        @Test
        void aStolenMerchantUidWithoutTheCookie() {
            var victim = verifications.start("default", Optional.empty());
            var claim = Optional.of(victim.id().value());

            var outcome = verifications.finish(new FinishAttempt(certified(victim), Optional.empty(), claim));

            assertRefused(outcome, RefusalReason.BINDING_LOST, Step.BROWSER_BINDING);
        }

        @Test
        void aMerchantUidThatTheBrowserDidNotStartBeforeAskingAnybody() {
            var victim = verifications.start("default", Optional.empty());
            var attacker = verifications.start("default", Optional.empty());
            var claim = Optional.of(victim.id().value());

            var outcome =
                    verifications.finish(new FinishAttempt(certified(victim), Optional.of(attacker.browser()), claim));

            assertRefused(outcome, RefusalReason.NOT_THIS_REQUEST, Step.BROWSER_BINDING);
            assertThat(bench.sandbox.calls().all()).isEmpty();
            assertThat(bench.store.find(attacker.id()).orElseThrow().tries()).isZero();
        }

        @Test
        void oneImpUidOnTwoRequestsOfOneBrowser() {
            var first = verifications.start("default", Optional.empty());
            var second = verifications.start("default", Optional.of(first.browser()));
            var impUid = certified(first);

            assertThat(accepted(finish(first, impUid)).id()).isEqualTo(first.id());

            assertThat(accepted(finish(second, impUid)).firstTime())
                    .as("told again")
                    .isFalse();
            assertThat(bench.store.find(second.id()).orElseThrow().isOpen()).isTrue();
        }

        @Test
        void aSecondPersonOnAFinishedRequest() {
            var started = verifications.start("default", Optional.empty());
            finish(started, certified(started));
            var another = certified(started);

            assertRefused(finish(started, another), RefusalReason.NOT_STARTED, Step.BROWSER_BINDING);
        }

        @Test
        void aGuessedCookie() {
            verifications.start("default", Optional.empty());
            var guessed = Optional.of(BrowserNonce.draw(new Random(99)));

            var outcome = verifications.finish(new FinishAttempt("imp_123456789012", guessed, Optional.empty()));

            assertRefused(outcome, RefusalReason.NOT_STARTED, Step.BROWSER_BINDING);
        }

        @Test
        void aRequestOfOursWithoutItsCookieEvenWhereBindingIsOptional() {
            var started = verifications.start("default", Optional.empty());
            var impUid = certified(started);

            var outcome = bench.unbound().finish(FinishAttempt.bare(impUid));

            assertRefused(outcome, RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
            assertThat(accepted(finish(started, impUid)).bound()).isTrue();
        }
    }

    @Nested
    class InTime {
        @ParameterizedTest(name = "certified {0} s after the start: {1}")
        @CsvSource({"-61, false", "-60, true", "0, true", "600, true", "659, true", "661, false"})
        void isWithinTheLifeOfTheRequest(int seconds, boolean fresh) {
            var started = verifications.start("default", Optional.empty());
            bench.clock.advance(Duration.ofMinutes(10));
            var impUid = certified(started, CeremonyBench.NOW.plusSeconds(seconds));

            var outcome = finish(started, impUid);

            if (fresh) {
                assertThat(accepted(outcome).id()).isEqualTo(started.id());
            } else {
                assertRefused(outcome, RefusalReason.STALE, Step.FRESH);
            }
        }

        @ParameterizedTest(name = "finished {0} s after the start: {1}")
        @CsvSource({"900, true", "1020, true", "1021, false", "86399, false"})
        void isUntilTwoMinutesAfterItsEnd(int seconds, boolean inTime) {
            var started = verifications.start("default", Optional.empty());
            var impUid = certified(started, CeremonyBench.NOW.plusSeconds(30));
            bench.clock.advance(Duration.ofSeconds(seconds));

            var outcome = finish(started, impUid);

            if (inTime) {
                assertThat(accepted(outcome).id()).isEqualTo(started.id());
            } else {
                assertRefused(outcome, RefusalReason.EXPIRED, Step.BROWSER_BINDING);
            }
        }

        @Test
        void isClosedWhenItIsOverAndForgottenADayLater() {
            var abandoned = verifications.start("default", Optional.empty());
            var cleanup = new Cleanup(bench.store, bench.clock);
            bench.clock.advance(Duration.ofMinutes(17));
            cleanup.run();
            assertThat(stateOf(abandoned)).contains(VerificationState.OPEN);

            bench.clock.advance(Duration.ofMillis(1));
            cleanup.run();
            assertThat(stateOf(abandoned)).contains(VerificationState.EXPIRED);
            assertRefused(finish(abandoned, "imp_1"), RefusalReason.EXPIRED, Step.BROWSER_BINDING);

            bench.clock.advance(Duration.ofDays(1));
            cleanup.run();
            assertThat(stateOf(abandoned)).isEmpty();
            assertRefused(finish(abandoned, "imp_1"), RefusalReason.NOT_STARTED, Step.BROWSER_BINDING);
        }

        private Optional<VerificationState> stateOf(Started started) {
            return bench.store.find(started.id()).map(VerificationRequest::state);
        }

        @Test
        void isNotAnOldSuccessOfTheSamePerson() {
            var old = certified(verifications.start("default", Optional.empty()));
            bench.clock.advance(Duration.ofHours(1));
            var started = verifications.start("default", Optional.empty());

            assertRefused(finish(started, old), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        }
    }

    @Nested
    class Tries {
        @Test
        void endAfterTen() {
            var started = verifications.start("default", Optional.empty());
            for (int i = 0; i < 10; i++) {
                assertRefused(finish(started, "imp_" + i), RefusalReason.NOT_THIS_REQUEST, Step.REPORT);
            }

            assertRefused(finish(started, certified(started)), RefusalReason.TOO_MANY_TRIES, Step.TRY_COUNTED);
            assertThat(bench.store.find(started.id()).orElseThrow().state()).isEqualTo(VerificationState.CANCELLED);
            assertThat(bench.sandbox.calls().count(RestRoute.GET_CERTIFICATION)).isEqualTo(10);
        }

        @Test
        void ofOneTabAreNotSpentByTheSuccessesOfOthers() {
            var waiting = verifications.start("default", Optional.empty());
            for (int i = 0; i < 12; i++) {
                var other = verifications.start("default", Optional.of(waiting.browser()));
                assertThat(accepted(finish(other, certified(other))).id()).isEqualTo(other.id());
            }

            assertThat(accepted(finish(waiting, certified(waiting))).id()).isEqualTo(waiting.id());
        }

        @Test
        void areGivenBackWhenTheSourceCannotBeAsked() {
            var started = verifications.start("default", Optional.empty());
            var impUid = certified(started);
            bench.sandbox.nextAnswers(new Fault.Dropped().times(3).on(RestRoute.GET_CERTIFICATION));

            assertThatExceptionOfType(SourceException.class).isThrownBy(() -> finish(started, impUid));

            assertThat(bench.store.find(started.id()).orElseThrow().tries()).isZero();
            bench.sandbox.clearFaults();
            assertThat(accepted(finish(started, impUid)).id()).isEqualTo(started.id());
        }
    }

    @Nested
    class TheSameOutcomeAgain {
        @Test
        void isToldToTheSameBrowserForAQuarterOfAnHourWithoutAskingAnybody() {
            var started = verifications.start("default", Optional.empty());
            var impUid = certified(started);
            finish(started, impUid);
            bench.sandbox.calls().clear();
            bench.clock.advance(Duration.ofMinutes(15));

            var again = accepted(finish(started, impUid));

            assertThat(again.id()).isEqualTo(started.id());
            assertThat(again.firstTime()).isFalse();
            assertThat(again.identity()).isEmpty();
            assertThat(bench.sandbox.calls().all()).isEmpty();
        }

        @Test
        void isOverAfterThat() {
            var started = verifications.start("default", Optional.empty());
            var impUid = certified(started);
            finish(started, impUid);
            bench.clock.advance(Duration.ofMinutes(15).plusMillis(1));

            assertRefused(finish(started, impUid), RefusalReason.FINISHED_LONG_AGO, Step.BROWSER_BINDING);
        }

        @Test
        void isToldAgainToAHandlerThatFailedTheFirstTime() {
            var firstTimes = new ArrayList<Boolean>();
            var failing = bench.verifications(CeremonyRules.sandbox(Binding.REQUIRED), outcome -> {
                firstTimes.add(firstTimes(outcome) == 1);
                if (firstTimes.size() == 1) {
                    throw new IllegalStateException("the application's database is away");
                }
            });
            var started = failing.start("default", Optional.empty());
            var impUid = certified(started);

            assertThatIllegalStateException().isThrownBy(() -> finish(failing, started, impUid));

            var again = accepted(finish(failing, started, impUid));
            assertThat(again.id()).isEqualTo(started.id());
            assertThat(again.identity()).as("nothing of a person is kept").isEmpty();
            assertThat(firstTimes).containsExactly(true, false);
        }

        @Test
        void isToldToNoOtherBrowser() {
            var started = verifications.start("default", Optional.empty());
            var impUid = certified(started);
            finish(started, impUid);

            var stranger = verifications.start("default", Optional.empty());
            assertRefused(finish(stranger, impUid), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        }

        @Test
        void isSharedByAThousandSimultaneousFinishes() throws Exception {
            var started = verifications.start("default", Optional.empty());
            var impUid = certified(started);
            var pool = Executors.newFixedThreadPool(32);
            try {
                Callable<Outcome> finish = () -> finish(started, impUid);
                var ids = new HashSet<VerificationId>();
                for (var answer : pool.invokeAll(
                        IntStream.range(0, 1_000).mapToObj(i -> finish).toList())) {
                    ids.add(accepted(answer.get()).id());
                }
                assertThat(ids).containsExactly(started.id());
                assertThat(bench.sandbox.calls().count(RestRoute.GET_CERTIFICATION))
                        .isOne();
            } finally {
                pool.shutdown();
            }
        }
    }

    @Nested
    class Origins {
        private final Verifications live = bench.verifications(new CeremonyRules(
                Mode.LIVE, Binding.REQUIRED, Purposes.undeclared(), Set.of("shop.example"), Set.of(), Map.of()));

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://shop.example/join",
                    "https://SHOP.example",
                    "https://shop.example/?next=a b|c",
                    "https://shop.example:8443/a#b"
                })
        void areThoseOfOurPages(String origin) {
            var started = live.start("default", Optional.empty());

            assertThat(accepted(finish(live, started, from(started, origin))).mode())
                    .isEqualTo(Mode.LIVE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example/shop.example",
                    "https://shop.example.evil.example",
                    "https://shop.example@evil.example/",
                    "https://evil.example?https://shop.example",
                    "about:blank",
                    "data:text/html,shop.example",
                    "shop.example",
                    "not an origin"
                })
        void areNotThoseOfARelay(String origin) {
            var started = live.start("default", Optional.empty());

            assertRefused(finish(live, started, from(started, origin)), RefusalReason.ORIGIN_NOT_ALLOWED, Step.ORIGIN);
        }

        @Test
        void areRequiredInLiveMode() {
            var started = live.start("default", Optional.empty());
            var silent = bench.sandbox.certify(order(started).with("origin", (String) null));

            assertRefused(finish(live, started, silent), RefusalReason.ORIGIN_NOT_ALLOWED, Step.ORIGIN);
        }

        private String from(Started started, String origin) {
            return bench.sandbox.certify(order(started).withOrigin(origin));
        }
    }

    private static int firstTimes(Outcome outcome) {
        return outcome.fold(accepted -> accepted.firstTime() ? 1 : 0, refused -> 0);
    }

    private String certified(Started started) {
        return certified(started, bench.clock.instant());
    }

    private String certified(Started started, Instant when) {
        return bench.sandbox.certify(order(started).with("certified_at", when.getEpochSecond()));
    }

    private static CertificationOrder order(Started started) {
        return CertificationOrder.of("adult").withMerchantUid(started.id().value());
    }

    private Outcome finish(Started started, String impUid) {
        return finish(verifications, started, impUid);
    }

    private static Outcome finish(Verifications verifications, Started started, String impUid) {
        return verifications.finish(new FinishAttempt(impUid, Optional.of(started.browser()), Optional.empty()));
    }
}
