package dev.bonin.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of the sandbox and of the tested application: it goes on by itself, and a test moves it. Each test begins
 * with the time of this machine. Copies made by {@link #withZone} follow the original.
 */
public final class SandboxClock extends Clock {
    private final Clock machine;
    private final AtomicReference<Duration> offset;

    SandboxClock(Clock machine) {
        this(machine, new AtomicReference<>(Duration.ZERO));
    }

    private SandboxClock(Clock machine, AtomicReference<Duration> offset) {
        this.machine = machine;
        this.offset = offset;
    }

    /** Lets this time pass at once; a negative one goes back. */
    public void advance(Duration time) {
        offset.accumulateAndGet(time, Duration::plus);
    }

    /** Goes to an instant, which may be in the past. Time goes on from there. */
    public void set(Instant instant) {
        offset.set(Duration.between(machine.instant(), instant));
    }

    void reset() {
        offset.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(offset.get());
    }

    @Override
    public ZoneId getZone() {
        return machine.getZone();
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SandboxClock(machine.withZone(other), offset);
    }
}
