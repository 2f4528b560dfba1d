package dev.bonin.portone.wire;

import java.time.Duration;

/** The moment at which a call times out, however many requests it takes. Measured on the monotonic clock. */
public record Deadline(long nanos) {
    public static Deadline in(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos());
    }

    public Duration remaining() {
        return Duration.ofNanos(nanos - System.nanoTime());
    }

    public boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }
}
