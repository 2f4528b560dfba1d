package dev.bonin.portone;

import java.time.Duration;

/** The moment at which a call times out, however many requests it takes. Measured on the monotonic clock. */
record Deadline(long nanos) {
    static Deadline in(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos());
    }

    Duration remaining() {
        return Duration.ofNanos(nanos - System.nanoTime());
    }

    boolean passed() {
        return nanos - System.nanoTime() <= 0;
    }
}
