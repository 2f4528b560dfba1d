package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunningSandboxTest {
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final RunningSandbox running = RunningSandbox.start();

    @AfterEach
    void close() {
        running.close();
    }

    private Duration ahead() {
        return Duration.between(Instant.now(), running.clock().instant());
    }

    @Test
    void leavesATestAloneThatRunsAtTheSameTime() {
        running.enter();
        running.clock().advance(A_YEAR);

        running.enter();
        assertThat(ahead()).isGreaterThan(A_YEAR.minusDays(1));

        running.leave();
        running.leave();
        running.enter();
        assertThat(ahead()).isLessThan(A_YEAR.minusDays(1));
    }
}
