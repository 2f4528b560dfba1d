package dev.bonin.ceremony;

import static dev.bonin.ceremony.Outcomes.accepted;
import static dev.bonin.ceremony.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bonin.purpose.Purposes;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.source.ImpUid;
import dev.bonin.source.SourceException;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import java.time.Duration;
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

/** The steps of a bare finish, in their order. */
class FinishTest {
    private final CeremonyBench bench = new CeremonyBench();
    private final Verifications verifications = bench.unbound();

    @AfterEach
    void close() {
        bench.close();
    }

    @Nested
    class F1ShapeOfTheImpUid {
        @ParameterizedTest
        @ValueSource(
                strings = {"", "imp_", "imp_1/../..", "../payments/x", "imp_1?x", "imp_1 ", "imp_1\n", "IMP_1", "imp_홍"
                })
        void asksNobodyAboutWhatIsNoId(String text) {
            assertRefused(finish(text), RefusalReason.MALFORMED_IMP_UID, Step.EVIDENCE_SHAPE);
            assertThat(bench.sandbox.calls().all()).isEmpty();
        }
    }

    @Nested
    class F2WhoSentIt {
        @Test
        void refusesABareFinishWhereBindingIsRequiredAndAsksNobody() {
            var bound = bench.verifications(CeremonyRules.sandbox(Binding.REQUIRED));

            assertRefused(
                    bound.finish(FinishAttempt.bare(bench.sandbox.certify("adult"))),
                    RefusalReason.NOT_STARTED,
                    Step.BROWSER_BINDING);
            assertThat(bench.sandbox.calls().all()).isEmpty();
        }

        @Test
        void neverCallsABareFinishBound() {
            assertThat(accepted(finish(bench.sandbox.certify("adult"))).bound()).isFalse();
        }

        @Test
        void refusesABareFinishOfABrowserThatHasNothingOpenAsAnyOther() {
            var attempt = new FinishAttempt(
                    "imp_000000000000", Optional.of(BrowserNonce.draw(new Random(9))), Optional.empty());

            assertRefused(verifications.finish(attempt), RefusalReason.NOT_THIS_REQUEST, Step.REPORT);
        }

        @Test
        void isNotOptionalInLiveMode() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new CeremonyRules(
                            Mode.LIVE,
                            Binding.OPTIONAL,
                            Purposes.undeclared(),
                            Set.of("https://shop.example"),
                            Set.of(),
                            Map.of()));
        }
    }

    @Nested
    class F4TheReport {
        @Test
        void refusesAnIdThatThisMerchantDoesNotHave() {
            assertRefused(finish("imp_000000000000"), RefusalReason.NOT_THIS_REQUEST, Step.REPORT);
        }

        @ParameterizedTest
        @CsvSource({
            "500, UNAVAILABLE",
            "503, UNAVAILABLE",
            "401, CREDENTIALS_REFUSED",
            "403, CREDENTIALS_REFUSED",
            "418, UNRECOGNIZED_ANSWER"
        })
        void decidesNothingWhenItCouldNotFindOut(int status, SourceException.Kind kind) {
            var impUid = bench.sandbox.certify("adult");
            bench.sandbox.nextAnswers(new Fault.Status(status).times(9).on(RestRoute.GET_CERTIFICATION));

            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(() -> finish(impUid))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(kind));
            assertThat(bench.told).isEmpty();

            bench.sandbox.clearFaults();
            assertThat(accepted(finish(impUid)).provider()).isEqualTo("danal");
        }

        @Test
        void tellsASlowSourceFromAnAbsentOne() {
            var impUid = bench.sandbox.certify("adult");
            bench.sandbox.nextAnswers(new Fault.Stalled().on(RestRoute.GET_CERTIFICATION));
            var hurried = bench.waitingFor(Duration.ofSeconds(2));

            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(() -> hurried.finish(FinishAttempt.bare(impUid)))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(SourceException.Kind.TIMED_OUT))
                    .satisfies(failure -> assertThat(failure.kind().passes()).isTrue());
        }
    }

    @Nested
    class F5SameImpUid {
        @Test
        void refusesAReportOnAnother() {
            var impUid = bench.sandbox.certify("adult");
            bench.sandbox.nextAnswers(new Fault.WrongImpUid());

            assertRefused(finish(impUid), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        }
    }

    @Nested
    class F6Certified {
        @Test
        void refusesARecordThatNobodyWasCertifiedUnder() {
            var impUid = bench.sandbox.certify(CertificationOrder.of("adult").with("certified", false));

            assertRefused(finish(impUid), RefusalReason.NOT_CERTIFIED, Step.CERTIFIED);
        }

        @Test
        void refusesARecordThatDoesNotSay() {
            var silent = bench.sandbox.certify(CertificationOrder.of("adult").without("certified"));

            assertRefused(finish(silent), RefusalReason.NOT_CERTIFIED, Step.CERTIFIED);
        }
    }

    @Nested
    class F9TheProvider {
        @Test
        void isOneOfThoseThatAreBelieved() {
            assertThat(accepted(finish(believing("danal"), bench.sandbox.certify("adult")))
                            .provider())
                    .isEqualTo("danal");
            assertRefused(
                    finish(believing("kcp"), bench.sandbox.certify("adult")),
                    RefusalReason.NOT_THIS_REQUEST,
                    Step.PROVIDER);
        }

        private Verifications believing(String provider) {
            return bench.verifications(new CeremonyRules(
                    Mode.SANDBOX, Binding.OPTIONAL, Purposes.undeclared(), Set.of(), Set.of(provider), Map.of()));
        }

        private Outcome finish(Verifications verifications, String impUid) {
            return verifications.finish(FinishAttempt.bare(impUid));
        }
    }

    @Nested
    class F7Fresh {
        @ParameterizedTest(name = "{0} s after now: {1}")
        @CsvSource({
            "-301, false",
            "-300, true",
            "-299, true",
            "0, true",
            "59, true",
            "60, true",
            "61, false",
            "-86400, false"
        })
        void acceptsFiveMinutesBackAndAMinuteOfSkewAhead(int seconds, boolean fresh) {
            var impUid = bench.sandbox.certify(bench.certifiedAt(CeremonyBench.NOW.plusSeconds(seconds)));

            var outcome = finish(impUid);

            if (fresh) {
                assertThat(accepted(outcome).certifiedAt()).isEqualTo(CeremonyBench.NOW.plusSeconds(seconds));
            } else {
                assertRefused(outcome, RefusalReason.STALE, Step.FRESH);
            }
        }

        @Test
        void refusesAReportThatDoesNotSayWhen() {
            var timeless = bench.sandbox.certify(CertificationOrder.of("adult").without("certified_at"));
            var nought = bench.sandbox.certify(CertificationOrder.of("adult").with("certified_at", 0));

            assertRefused(finish(timeless), RefusalReason.STALE, Step.FRESH);
            assertRefused(finish(nought), RefusalReason.STALE, Step.FRESH);
        }
    }

    @Nested
    class F10AndF12Once {
        @Test
        void refusesSecondUseOfTheSameVerification() {
            var impUid = bench.sandbox.certify("adult");

            var row = bench.store.find(finish(impUid).id()).orElseThrow();

            assertThat(row.completion().orElseThrow().evidence()).contains(new ImpUid(impUid));
            assertRefused(finish(impUid), RefusalReason.NOT_THIS_REQUEST, Step.RECORDED);
        }

        @Test
        void refusesItLongAfterToo() {
            var impUid = bench.sandbox.certify("adult");
            finish(impUid);
            bench.clock.advance(Duration.ofDays(2));

            assertRefused(finish(impUid), RefusalReason.STALE, Step.FRESH);
        }

        @Test
        void leavesWhatElseTheBrowserHasOpenAsItWas() {
            var started = verifications.start("default", Optional.empty());
            var own = bench.sandbox.certify(
                    CertificationOrder.of("adult").withMerchantUid(started.id().value()));
            var browser = Optional.of(started.browser());

            var bare = accepted(
                    verifications.finish(new FinishAttempt(bench.sandbox.certify("adult"), browser, Optional.empty())));
            assertThat(bare.bound()).isFalse();
            assertThat(bench.store.find(started.id()).orElseThrow().tries()).isZero();

            var bound = accepted(verifications.finish(new FinishAttempt(own, browser, Optional.empty())));
            assertThat(bound.id()).isEqualTo(started.id());
        }

        @Test
        void acceptsOneOfManySimultaneousFinishes() throws Exception {
            var impUid = bench.sandbox.certify("adult");
            var pool = Executors.newFixedThreadPool(16);
            try {
                Callable<Outcome> finish = () -> finish(impUid);
                var answers = pool.invokeAll(
                        IntStream.range(0, 64).mapToObj(i -> finish).toList());
                int acceptances = 0;
                for (var answer : answers) {
                    acceptances += answer.get().<Integer>fold(accepted -> 1, refused -> 0);
                }
                assertThat(acceptances).isOne();
            } finally {
                pool.shutdown();
            }
        }

        @Test
        void keepsNothingOfARefusedOne() {
            var outcome =
                    finish(bench.sandbox.certify(CertificationOrder.of("adult").with("certified", false)));

            assertThat(bench.store.find(outcome.id())).isEmpty();
        }
    }

    @Nested
    class F13TheAnswer {
        @Test
        void tellsEveryHandlerOnceAndAfterTheRowIsKept() {
            var outcome = finish(bench.sandbox.certify("adult"));

            assertThat(bench.told).containsExactly(outcome);
            assertThat(bench.store.find(outcome.id())).isPresent();
        }

        @Test
        void namesThePersonTheModeAndEveryStep() {
            var accepted = accepted(finish(bench.sandbox.certify("adult")));

            assertThat(accepted.mode()).isEqualTo(Mode.SANDBOX);
            assertThat(accepted.purpose()).isEqualTo("default");
            assertThat(accepted.finishedAt()).isEqualTo(CeremonyBench.NOW);
            assertThat(accepted.steps()).containsExactly(Step.values());
            assertThat(accepted.identity()
                            .orElseThrow()
                            .name()
                            .verified()
                            .orElseThrow()
                            .reveal())
                    .isEqualTo("홍길동");
            assertThat(accepted.toString()).doesNotContain("홍길동", "1990", "0100000");
        }

        @Test
        void hasAnIdThatSortsByTimeAndCannotBeGuessed() {
            var first = finish("x").id().value();
            bench.clock.advance(Duration.ofMillis(1));
            var second = finish("x").id().value();

            assertThat(first).matches("[0-9a-z]{32}").isLessThan(second);
            assertThat(first.substring(9)).isNotEqualTo(second.substring(9));
        }
    }

    private Outcome finish(String impUid) {
        return verifications.finish(FinishAttempt.bare(impUid));
    }
}
