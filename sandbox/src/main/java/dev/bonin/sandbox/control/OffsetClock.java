package dev.bonin.sandbox.control;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock with an offset to another one, which it follows. Copies made by {@link #withZone} share the offset. */
public final class OffsetClock extends Clock {
    private final Clock base;
    private final AtomicReference<Duration> offset;

    private OffsetClock(Clock base, AtomicReference<Duration> offset) {
        this.base = base;
        this.offset = offset;
    }

    public static OffsetClock over(Clock base) {
        return new OffsetClock(requireNonNull(base, "base"), new AtomicReference<>(Duration.ZERO));
    }

    /** Sets the current time to {@code instant}. */
    void set(Instant instant) {
        offset.set(Duration.between(base.instant(), instant));
    }

    /** Resets to the other clock's time. */
    public void reset() {
        offset.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new OffsetClock(base.withZone(zone), offset);
    }
}
