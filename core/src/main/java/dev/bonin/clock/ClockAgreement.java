package dev.bonin.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The time for whoever destroys what is old. This machine's clock alone is not believed: it must not be far from the
 * database's and the source's, and where it jumps, or was not compared with any other since the start, one of the
 * others has to confirm it first. One instance serves all threads.
 */
public final class ClockAgreement {
    /** How far two clocks may be apart: the same as for verifications. */
    public static final Duration TOLERABLE = Duration.ofMinutes(5);

    /** How long a source that did not answer is left alone. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Clock clock;
    private final LongSupplier nanos;
    private final OtherClock database;
    private final OtherClock source;
    private final Consumer<State> listener;
    private volatile State state = State.AGREED;
    private @Nullable Confirmed confirmed;
    private @Nullable Long silentSince;

    /** Whether what is old may be destroyed. */
    public enum State {
        AGREED,
        /** This machine's clock and the database's are too far apart. */
        DATABASE_DIFFERS,
        /** This machine's clock and the source's are too far apart. */
        SOURCE_DIFFERS,
        /** This machine's clock jumped, or was just started with, and no other could be asked. */
        UNCONFIRMED;

        /** The word for it in a log. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** When this clock was confirmed, by each clock; what the database showed is empty where there is none. */
    private record Confirmed(Instant at, long nanos, Optional<Instant> database) {
        /** How far the time that passed by a clock is from what passed by the one that nobody sets. */
        static Duration jump(Instant then, Instant now, Duration passed) {
            return Duration.between(then.plus(passed), now);
        }
    }

    /**
     * An agreement of these clocks.
     *
     * @param nanos counts on whatever is done to clocks, such as {@link System#nanoTime}
     * @param database of the machine that all nodes keep their rows at; none where that is this machine
     * @param source asked at the start, and when this clock jumps
     * @param listener hears of each change once
     */
    public ClockAgreement(
            Clock clock, LongSupplier nanos, OtherClock database, OtherClock source, Consumer<State> listener) {
        this.clock = clock;
        this.nanos = nanos;
        this.database = database;
        this.source = source;
        this.listener = listener;
    }

    /** One that believes {@code clock} alone, for tests and where nobody real is verified. */
    public static ClockAgreement trusting(Clock clock) {
        return ofSandbox(clock, OtherClock.NONE, state -> {});
    }

    /** One for invented people: {@code clock} may be turned by hand, as long as it is not far from the database's. */
    public static ClockAgreement ofSandbox(Clock clock, OtherClock database, Consumer<State> listener) {
        return new ClockAgreement(clock, () -> 0, database, () -> Optional.of(clock.instant()), listener);
    }

    /**
     * The time, if the clocks agree on it.
     *
     * @return empty where nothing may be destroyed for being old
     * @throws dev.bonin.verification.StoreException if the database cannot be asked
     */
    public synchronized Optional<Instant> now() {
        var ours = clock.instant();
        var found = compared(ours);
        if (found != state) {
            state = found;
            listener.accept(found);
        }
        return found == State.AGREED ? Optional.of(ours) : Optional.empty();
    }

    /** What the last look came to; {@code AGREED} before the first. */
    public State state() {
        return state;
    }

    private State compared(Instant ours) {
        long tick = nanos.getAsLong();
        var theirs = database.now();
        if (theirs.filter(time -> differ(time, ours)).isPresent()) {
            return State.DATABASE_DIFFERS;
        }
        var isExpected = source.expected().filter(time -> differ(time, ours)).isEmpty();
        if (isExpected && hasGoneOn(ours, tick)) {
            return State.AGREED;
        }
        var found = confirmed(ours, theirs, tick);
        if (found == State.AGREED) {
            confirmed = new Confirmed(ours, tick, theirs);
        }
        return found;
    }

    /** Whether as much time has passed by this clock as really did since it was confirmed. */
    private boolean hasGoneOn(Instant ours, long tick) {
        var before = confirmed;
        return before != null && isNear(Confirmed.jump(before.at(), ours, passed(before, tick)));
    }

    private static Duration passed(Confirmed before, long tick) {
        return Duration.ofNanos(tick - before.nanos());
    }

    private State confirmed(Instant ours, Optional<Instant> database, long tick) {
        var told = askSource(tick);
        if (told.isPresent()) {
            return differ(told.get(), ours) ? State.SOURCE_DIFFERS : State.AGREED;
        }
        return database.filter(time -> isOfAnotherMachine(time, tick)).isPresent() ? State.AGREED : State.UNCONFIRMED;
    }

    /**
     * A database whose clock jumped together with ours is on this machine, and says nothing of its own. At the start
     * nobody knows whether it is: a machine that boots with a wrong clock gives the same one to both, and finds no
     * certificate of the source valid. Where the source has no clock, the database's has to do.
     */
    private boolean isOfAnotherMachine(Instant database, long tick) {
        var before = confirmed;
        if (before == null) {
            return !source.exists();
        }
        return before.database()
                .filter(then -> isNear(Confirmed.jump(then, database, passed(before, tick))))
                .isPresent();
    }

    private Optional<Instant> askSource(long tick) {
        if (silentSince != null && tick - silentSince < PAUSE.toNanos()) {
            return Optional.empty();
        }
        var told = source.now();
        silentSince = told.isPresent() ? null : Long.valueOf(tick);
        return told;
    }

    private static boolean differ(Instant one, Instant other) {
        return !isNear(Duration.between(one, other));
    }

    private static boolean isNear(Duration difference) {
        return difference.abs().compareTo(TOLERABLE) <= 0;
    }
}
