package dev.bonin.benchmark.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long contenders are warmed up. */
class WarmUpTest {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration SHORT = Duration.ofSeconds(5);

    @Test
    void isAsLongAsThereIsForWhatCompilesMeanwhile() {
        assertThat(Lineup.POSTGRESQL.warmUp(LONG)).isEqualTo(LONG);
        assertThat(Lineup.OFFICIAL.warmUp(SHORT)).isEqualTo(SHORT);
    }

    @Test
    void endsEarlierForWhatGetsNoCheaper() {
        assertThat(Lineup.PROXY.warmUp(LONG)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Lineup.GUIDE.warmUp(LONG)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void isNeverLongerThanWanted() {
        assertThat(Lineup.ALL).allSatisfy(kind -> assertThat(kind.warmUp(SHORT)).isLessThanOrEqualTo(SHORT));
    }
}
