package dev.bonin.sandbox.control;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** Another clock, shifted: time goes on as it does there. Copies made by {@link #withZone} are shifted along. */
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

    /** Makes it {@code instant} now. */
    void set(Instant instant) {
        offset.set(Duration.between(base.instant(), instant));
    }

    /** Back to the other clock's time. */
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
