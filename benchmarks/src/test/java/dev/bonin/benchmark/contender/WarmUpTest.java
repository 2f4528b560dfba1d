package dev.bonin.benchmark.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The warm-up of contenders. */
class WarmUpTest {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final Duration SHORT = Duration.ofSeconds(5);

    @Test
    void isAsLongAsThereIsForWhatCompilesMeanwhile() {
        assertThat(Contenders.POSTGRESQL.warmUp(LONG)).isEqualTo(LONG);
        assertThat(Contenders.OFFICIAL.warmUp(SHORT)).isEqualTo(SHORT);
    }

    @Test
    void endsEarlierForWhatGetsNoCheaper() {
        assertThat(Contenders.PROXY.warmUp(LONG)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Contenders.GUIDE.warmUp(LONG)).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void isNeverLongerThanWanted() {
        assertThat(Contenders.ALL)
                .allSatisfy(kind -> assertThat(kind.warmUp(SHORT)).isLessThanOrEqualTo(SHORT));
    }
}
