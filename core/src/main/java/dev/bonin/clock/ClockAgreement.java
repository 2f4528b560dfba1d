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
 * The current time for jobs that erase expired data. This machine's clock is not trusted alone: it must be close to the
 * clocks of the database and the source. After a jump, or if no comparison succeeded since startup, one of the other
 * clocks has to confirm it first. Safe for use by several threads.
 */
public final class ClockAgreement {
    /** The largest tolerated difference between two clocks; the same as for verifications. */
    public static final Duration TOLERABLE = Duration.ofMinutes(5);

    /** How long a source that did not answer is not asked again. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Clock clock;
    private final LongSupplier nanos;
    private final OtherClock database;
    private final OtherClock source;
    private final Consumer<State> listener;
    private volatile State state = State.AGREED;
    private volatile boolean isConfirmedBySource;
    private @Nullable Confirmed confirmed;
    private @Nullable Long silentSince;

    /** Whether expired data may be erased. */
    public enum State {
        AGREED,
        /** This machine's clock and the database's are too far apart. */
        DATABASE_DIFFERS,
        /** This machine's clock and the source's are too far apart. */
        SOURCE_DIFFERS,
        /** This machine's clock jumped or was not confirmed since startup, and no other clock could be asked. */
        UNCONFIRMED;

        /** Returns the state's name in log lines. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The last confirmation of this machine's clock, as read from each clock.
     *
     * @param at this machine's clock
     * @param nanos the monotonic clock
     * @param database empty if the database has no clock of its own
     */
    private record Confirmed(Instant at, long nanos, Optional<Instant> database) {
        /** Returns how far a clock moved beyond the time that passed by the monotonic clock. */
        static Duration jump(Instant then, Instant now, Duration passed) {
            return Duration.between(then.plus(passed), now);
        }
    }

    /**
     * Creates an agreement of these clocks.
     *
     * @param nanos a monotonic clock that ignores changes of the system time, such as {@link System#nanoTime}
     * @param database the clock of the machine where all nodes store their rows; {@link OtherClock#NONE} if that is
     *     this machine
     * @param source asked at startup and whenever this machine's clock jumps
     * @param listener called once for each change of the state
     */
    public ClockAgreement(
            Clock clock, LongSupplier nanos, OtherClock database, OtherClock source, Consumer<State> listener) {
        this.clock = clock;
        this.nanos = nanos;
        this.database = database;
        this.source = source;
        this.listener = listener;
    }

    /** Returns an agreement that trusts {@code clock} alone, for tests and installations without real persons. */
    public static ClockAgreement trusting(Clock clock) {
        return ofSandbox(clock, OtherClock.NONE, state -> {});
    }

    /**
     * Returns an agreement for the sandbox: {@code clock} may be set by hand, as long as it stays close to the
     * database's clock.
     */
    public static ClockAgreement ofSandbox(Clock clock, OtherClock database, Consumer<State> listener) {
        return new ClockAgreement(clock, () -> 0, database, () -> Optional.of(clock.instant()), listener);
    }

    /**
     * Returns the current time if the clocks agree on it.
     *
     * @return empty if no data may be erased for its age at the moment
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

    /** Returns the result of the last comparison; {@code AGREED} before the first. */
    public State state() {
        return state;
    }

    /**
     * Returns whether this machine's clock is known to be wrong, so that it must not judge how old a verification is:
     * the source says so, or the database does and the last answer of the source did not confirm this machine. Compares
     * nothing anew and makes no call: {@link #now} does, which chores call every minute. A single answer with a wrong
     * time is therefore asked again before it counts, and an outage of the source changes nothing.
     */
    public boolean isOff() {
        return state == State.SOURCE_DIFFERS || (state == State.DATABASE_DIFFERS && !isConfirmedBySource);
    }

    private State compared(Instant ours) {
        long tick = nanos.getAsLong();
        var theirs = database.now();
        if (theirs.filter(time -> differ(time, ours)).isPresent()) {
            askSource(tick).ifPresent(time -> isConfirmedBySource = !differ(time, ours));
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

    /** Returns whether this clock and the monotonic clock advanced by the same time since the last confirmation. */
    private boolean hasGoneOn(Instant ours, long tick) {
        var before = confirmed;
        return before != null && isNear(Confirmed.jump(before.at(), ours, passed(before, tick)));
    }

    private static Duration passed(Confirmed before, long tick) {
        return Duration.ofNanos(tick - before.nanos());
    }

    private State confirmed(Instant ours, Optional<Instant> database, long tick) {
        var answer = askSource(tick);
        if (answer.isPresent()) {
            return differ(answer.get(), ours) ? State.SOURCE_DIFFERS : State.AGREED;
        }
        return database.filter(time -> isOfAnotherMachine(time, tick)).isPresent() ? State.AGREED : State.UNCONFIRMED;
    }

    /**
     * A database clock that jumped together with ours runs on the same machine and confirms nothing. Before the first
     * confirmation that is unknown: a machine that boots with a wrong clock passes it to both, and rejects every
     * certificate of the source. If the source has no clock, the database's clock has to suffice.
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
        var answer = source.now();
        silentSince = answer.isPresent() ? null : Long.valueOf(tick);
        return answer;
    }

    private static boolean differ(Instant one, Instant other) {
        return !isNear(Duration.between(one, other));
    }

    private static boolean isNear(Duration difference) {
        return difference.abs().compareTo(TOLERABLE) <= 0;
    }
}
