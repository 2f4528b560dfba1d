package dev.bonin.sandbox;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that tests set: it does not advance by itself. Copies made by {@link #withZone} follow the original. */
public final class SettableClock extends Clock {
    private final Hands hands;
    private final ZoneId zone;

    private SettableClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /** Returns a clock that stands at {@code start}, in UTC. */
    public static SettableClock at(Instant start) {
        return new SettableClock(new Hands(requireNonNull(start, "start")), ZoneOffset.UTC);
    }

    /** Sets the clock to {@code instant}, which may be in the past. */
    public void set(Instant instant) {
        hands.set(requireNonNull(instant, "instant"));
    }

    /** Advances the clock by {@code step}; a negative step moves it back. */
    public void advance(Duration step) {
        hands.advance(step);
    }

    @Override
    public Instant instant() {
        return hands.read();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId otherZone) {
        return new SettableClock(hands, requireNonNull(otherZone, "otherZone"));
    }

    private static final class Hands {
        private Instant now;

        Hands(Instant now) {
            this.now = now;
        }

        synchronized Instant read() {
            return now;
        }

        synchronized void set(Instant instant) {
            now = instant;
        }

        synchronized void advance(Duration step) {
            now = now.plus(step);
        }
    }
}
