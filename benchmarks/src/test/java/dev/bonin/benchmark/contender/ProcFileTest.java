package dev.bonin.benchmark.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What Linux tells about a process. */
class ProcFileTest {
    private static final String STAT = " S 1 77 77 0 -1 4194560 900 800 0 0 250 50 30 20 20 0 17 0 500 99 10";
    private static final String STATUS =
            "Name:\tpostgres\nVmPeak:\t  9000 kB\nVmHWM:\t  3072 kB\nVmRSS:\t  2048 kB\nThreads:\t1\n";

    @Test
    void countsTheTimeOfChildrenThatEnded() {
        // 250 and 50 ticks of its own, 30 and 20 of its children, of 10 ms each
        assertThat(ProcFile.cpuNanos("77 (postgres)" + STAT))
                .isEqualTo(Duration.ofMillis(3_500).toNanos());
    }

    @Test
    void isReadBehindAnyName() {
        assertThat(ProcFile.cpuNanos("77 (a) S 1 (b c)" + STAT))
                .isEqualTo(Duration.ofMillis(3_500).toNanos());
    }

    @Test
    void tellsCurrentAndHighestMemory() {
        assertThat(ProcFile.residentBytes(STATUS)).isEqualTo(2 * 1024 * 1024);
        assertThat(ProcFile.highestResidentBytes(STATUS)).isEqualTo(3 * 1024 * 1024);
    }

    @Test
    void tellsNoMemoryOfAnEndingProcess() {
        assertThat(ProcFile.residentBytes("Name:\tpostgres\nState:\tZ (zombie)\n"))
                .isZero();
    }

    @EnabledOnOs(OS.LINUX)
    @Test
    void isThatOfTheRunningProcess() throws IOException {
        long own = ProcessHandle.current().pid();

        assertThat(ProcFile.cpuNanos(ProcFile.read(own, "stat"))).isPositive();
        assertThat(ProcFile.highestResidentBytes(ProcFile.read(own, "status")))
                .isGreaterThanOrEqualTo(ProcFile.residentBytes(ProcFile.read(own, "status")) / 2)
                .isPositive();
        assertThatIOException().isThrownBy(() -> ProcFile.read(-1, "stat"));
    }
}
