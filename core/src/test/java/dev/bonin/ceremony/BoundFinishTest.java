package dev.bonin.ceremony;

import static dev.bonin.ceremony.Outcomes.accepted;
import static dev.bonin.ceremony.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.source.SourceException;
import dev.bonin.store.VerificationStore;
import dev.bonin.verification.Binding;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationState;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An accepted outcome belongs to the browser and the request that started it, exactly once. */
class BoundFinishTest extends BoundFinishBench {
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
        assertThat(suppressed(away)).containsExactly(away);
    }

    @Test
    void throwsTheFirstOfTwoErrors() {
        var error = new NoClassDefFoundError("com/example/Missing");
        assertThat(suppressed(error)).containsExactly(error);
    }

    /** Returns what is suppressed where the source fails, and then the store with {@code failure}. */
    private Throwable[] suppressed(Throwable failure) {
        var store = Trouble.at(VerificationStore.class, bench.store, "endTry", 1, failure);
        var failing =
                bench.verifications(CeremonyRules.sandbox(Binding.REQUIRED), store, bench.sealer, bench.told::add);
        var started = failing.start("default", Optional.empty());
        var impUid = certified(started);
        bench.sandbox.nextAnswers(new Fault.Dropped().times(3).on(RestRoute.GET_CERTIFICATION));

        return catchThrowableOfType(SourceException.class, () -> finish(failing, started, impUid))
                .getSuppressed();
    }

    @Test
    void givesTheTryBackAfterAnErrorAndThrowsIt() {
        var error = new StackOverflowError();
        var store = Trouble.at(VerificationStore.class, bench.store, "accept", 1, error);
        var failing =
                bench.verifications(CeremonyRules.sandbox(Binding.REQUIRED), store, bench.sealer, bench.told::add);
        var started = failing.start("default", Optional.empty());
        var impUid = certified(started);

        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> finish(failing, started, impUid))
                .isSameAs(error);

        assertThat(bench.store.find(started.id()).orElseThrow().tries()).isZero();
        assertThat(accepted(finish(failing, started, impUid)).id()).isEqualTo(started.id());
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
}
