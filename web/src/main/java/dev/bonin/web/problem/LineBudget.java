package dev.bonin.web.problem;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Limits how many lines are logged in one second, so that calls which cost nothing cannot fill the disk. */
final class LineBudget {
    private final int most;
    private final LongSupplier nanoTime;
    private final AtomicReference<Second> current = new AtomicReference<>(new Second(0, 0));

    private record Second(long number, int lines) {}

    /**
     * Creates a budget of {@code most} lines a second.
     *
     * @param nanoTime a clock like {@link System#nanoTime()}
     */
    LineBudget(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    /** Returns whether one more line may be logged in this second, and counts it. */
    boolean take() {
        long now = TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong());
        return current.updateAndGet(second -> second.number() == now
                                ? new Second(now, Math.min(second.lines() + 1, most + 1))
                                : new Second(now, 1))
                        .lines()
                <= most;
    }
}
