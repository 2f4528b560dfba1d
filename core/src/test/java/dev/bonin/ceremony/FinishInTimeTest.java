package dev.bonin.ceremony;

import static dev.bonin.ceremony.Outcomes.accepted;
import static dev.bonin.ceremony.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.clock.ClockAgreement;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** F7: a finish, and what was certified, belong to the time of their request. */
class FinishInTimeTest extends BoundFinishBench {
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
        var cleanup = new Cleanup(bench.store, ClockAgreement.trusting(bench.clock));
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
