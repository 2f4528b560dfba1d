package dev.bonin.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where sealing is done. */
class SealingThreadsTest {
    private final SealingThreads threads = new SealingThreads();

    @Test
    void areNoMoreThanThereAreProcessors() {
        var seen = ConcurrentHashMap.<Thread>newKeySet();

        var sum = IntStream.range(0, 1_000)
                .parallel()
                .map(number -> threads.run(() -> {
                    seen.add(Thread.currentThread());
                    return number;
                }))
                .sum();

        assertThat(sum).isEqualTo(499_500);
        assertThat(seen)
                .hasSizeBetween(1, Runtime.getRuntime().availableProcessors())
                .allMatch(Thread::isDaemon);
    }

    @Test
    void throwWhatTheWorkThrows() {
        var failure = new SealingException("no key");

        assertThatThrownBy(() -> threads.run(() -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }
}
