package dev.bonin.benchmark.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The memory of a program that grows, shrinks and ends. */
class ResidentMemoryTest {
    private static final long MIB = 1024 * 1024;

    @Test
    void tellsTheHighestAndTheLast() {
        var figures = List.of(100 * MIB, 300 * MIB, 200 * MIB);
        var read = new AtomicInteger();
        try (var memory = ResidentMemory.of(() -> figures.get(Math.min(2, read.getAndIncrement())))) {
            memory.read();
            memory.read();

            assertThat(memory.highestMib()).isEqualTo(300);
            assertThat(memory.lastMib()).isEqualTo(200);
        }
    }

    @Test
    void isReadByItself() throws InterruptedException {
        var thrice = new CountDownLatch(3);
        try (var memory = ResidentMemory.of(() -> {
            thrice.countDown();
            return MIB;
        })) {
            thrice.await();
            assertThat(memory.highestMib()).isEqualTo(1);
        }
    }

    @Test
    void failsWhereItWasNotReadToTheEnd() throws InterruptedException {
        var ended = new CountDownLatch(2);
        var memory = ResidentMemory.of(() -> {
            ended.countDown();
            if (ended.getCount() == 0) {
                throw new IllegalStateException("ended");
            }
            return MIB;
        });
        ended.await();

        assertThatIllegalStateException().isThrownBy(memory::close);
    }
}
