package dev.bonin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a failed event is tried again. */
class RetryPausesTest {
    private static final Optional<Duration> NOT_ASKED = Optional.empty();

    /** Always draws the same; 0.5 changes no pause. */
    private static RetryPauses drawing(double number) {
        return new RetryPauses(new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("only doubles are drawn");
            }

            @Override
            public double nextDouble() {
                return number;
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"1, PT5S", "2, PT15S", "3, PT45S", "7, PT1H45S", "8, PT3H2M15S", "9, PT4H", "13, PT4H"})
    void waitsThreeTimesAsLongEachTime(int attempts, Duration pause) {
        assertThat(drawing(0.5).after(attempts, NOT_ASKED)).contains(pause);
    }

    @Test
    void triesForADay() {
        var all = IntStream.range(1, RetryPauses.MOST_ATTEMPTS)
                .mapToObj(attempts -> drawing(0.5).after(attempts, NOT_ASKED).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);

        assertThat(all).isBetween(Duration.ofHours(24), Duration.ofHours(25));
        assertThat(drawing(0.5).after(RetryPauses.MOST_ATTEMPTS, NOT_ASKED)).isEmpty();
        assertThat(drawing(0.5).after(RetryPauses.MOST_ATTEMPTS, Optional.of(Duration.ofSeconds(1))))
                .isEmpty();
    }

    @Test
    void spreadsByAFifth() {
        assertThat(drawing(0).after(1, NOT_ASKED)).contains(Duration.ofSeconds(4));
        assertThat(drawing(1).after(1, NOT_ASKED)).contains(Duration.ofSeconds(6));
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT5S", "PT6S, PT6S", "PT4H, PT4H", "PT5H, PT4H"})
    void waitsAsLongAsTheReceiverAsksUpToFourHours(Duration asked, Duration pause) {
        assertThat(drawing(0.5).after(1, Optional.of(asked))).contains(pause);
    }
}
