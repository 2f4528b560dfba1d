package dev.bonin.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.secret.BindingHash;
import dev.bonin.verification.Try.Begun;
import dev.bonin.verification.Try.Count;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TryTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Instant LEASE = NOW.plusSeconds(30);
    private static final Instant NONE = Instant.EPOCH;
    private static final int MOST = 3;

    private final Try any = attempt(Optional.empty());

    private static Try attempt(Optional<VerificationId> named) {
        return new Try(new BindingHash("0".repeat(64)), named, MOST, NOW, LEASE);
    }

    private static VerificationId id(int number) {
        return new VerificationId("%032d".formatted(number));
    }

    private static Count count(int number, int tries, Instant leaseUntil) {
        return new Count(id(number), tries, leaseUntil);
    }

    @Test
    void countsOnEveryRequestAndTakesTheLeaseOnThoseThatItMayBeAbout() {
        var begun = attempt(Optional.of(id(1))).begin(List.of(count(1, 0, NONE), count(2, 1, NONE)));

        assertThat(begun)
                .isEqualTo(new Begun(TryResult.COUNTED, List.of(count(1, 1, LEASE), count(2, 2, NONE)), List.of()));
    }

    @Test
    void takesTheLeaseOnAllWhereNoneIsNamed() {
        assertThat(any.begin(List.of(count(1, 0, NONE), count(2, 0, NONE))).counted())
                .containsExactly(count(1, 1, LEASE), count(2, 1, LEASE));
    }

    @Test
    void cancelsWhatWasTriedTooOften() {
        assertThat(any.begin(List.of(count(1, MOST, NONE), count(2, MOST - 1, NONE))))
                .isEqualTo(new Begun(TryResult.COUNTED, List.of(count(2, MOST, LEASE)), List.of(id(1))));
        assertThat(any.begin(List.of(count(1, MOST, NONE))))
                .isEqualTo(new Begun(TryResult.TOO_MANY, List.of(), List.of(id(1))));
    }

    @Test
    void findsNothingToTry() {
        assertThat(any.begin(List.of())).isEqualTo(new Begun(TryResult.TOO_MANY, List.of(), List.of()));
    }

    @Test
    void waitsForAnAttemptWhoseLeaseIsNotOver() {
        assertThat(any.begin(List.of(count(1, 1, NOW.plusMillis(1)), count(2, MOST, NONE))))
                .isEqualTo(new Begun(TryResult.IN_PROGRESS, List.of(), List.of()));
        assertThat(any.begin(List.of(count(1, 1, NOW))).result()).isEqualTo(TryResult.COUNTED);
    }

    @Test
    void leavesTheLeasesOfRequestsThatItIsNotAbout() {
        var held = NOW.plusSeconds(9);

        assertThat(attempt(Optional.of(id(2)))
                        .begin(List.of(count(1, 0, held), count(2, 0, NONE)))
                        .counted())
                .containsExactly(count(1, 1, held), count(2, 1, LEASE));
    }

    @Test
    void givesUpItsOwnLeaseAlone() {
        var next = LEASE.plusSeconds(1);

        assertThat(any.end(List.of(count(1, 2, LEASE), count(2, 1, next)), false))
                .containsExactly(count(1, 2, NONE), count(2, 1, next));
    }

    @Test
    void takesBackTheCountOfATryThatWasNone() {
        assertThat(any.end(List.of(count(1, 2, LEASE), count(2, 0, LEASE)), true))
                .containsExactly(count(1, 1, NONE), count(2, 0, NONE));
    }

    @Test
    void knowsItsLeaseToTheMillisecond() {
        var attempt = new Try(new BindingHash("0".repeat(64)), Optional.empty(), MOST, NOW, LEASE.plusNanos(7));

        assertThat(attempt.end(List.of(count(1, 1, LEASE)), false)).containsExactly(count(1, 1, NONE));
    }

    @Test
    void costsTheOthersNothingOnceOneIsFinished() {
        assertThat(Try.othersThan(id(1), List.of(count(1, 1, LEASE), count(2, 1, LEASE), count(3, 0, NONE))))
                .containsExactly(count(2, 0, NONE), count(3, 0, NONE));
    }
}
