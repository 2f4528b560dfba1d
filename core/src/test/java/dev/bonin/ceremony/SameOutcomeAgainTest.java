package dev.bonin.ceremony;

import static dev.bonin.ceremony.Outcomes.accepted;
import static dev.bonin.ceremony.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import dev.bonin.verification.VerificationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An outcome that was answered is answered again, to the same browser, for a while. */
class SameOutcomeAgainTest extends BoundFinishBench {
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
    void isNotToldAsThatOfAnotherRequestOfTheSameBrowser() {
        var started = verifications.start("default", Optional.empty());
        var impUid = certified(started);
        finish(started, impUid);
        var browser = Optional.of(started.browser());
        var another = verifications.start("default", browser);

        assertRefused(
                verifications.finish(new FinishAttempt(
                        impUid, browser, Optional.of(another.id().value()))),
                RefusalReason.NOT_THIS_REQUEST,
                Step.SAME_REQUEST);
        assertThat(accepted(verifications.finish(new FinishAttempt(
                                impUid, browser, Optional.of(started.id().value()))))
                        .id())
                .isEqualTo(started.id());
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
            assertThat(bench.sandbox.calls().count(RestRoute.GET_CERTIFICATION)).isOne();
        } finally {
            pool.shutdown();
        }
    }

    private static int firstTimes(Outcome outcome) {
        return outcome.fold(accepted -> accepted.firstTime() ? 1 : 0, refused -> 0);
    }
}
