package dev.bonin.portone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The one living access token. Whoever finds none asks PortOne for it; those who come meanwhile wait for that answer.
 * PortOne tells its time with it, so it is asked for again where our clock was set since: PortOne then gives out the
 * same one.
 */
final class AccessTokens {
    /** How far our clock may go from the count of time that nobody sets, before it counts as set. */
    private static final Duration STEP = Duration.ofSeconds(5);

    /** However many want PortOne's time anew, it is not asked more often. */
    private static final Duration LATELY = Duration.ofSeconds(1);

    private final Clock clock;
    private final LongSupplier nanos;
    private final Function<Deadline, AccessToken> request;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Held living;
    private volatile @Nullable Duration skew;
    private @Nullable CompletableFuture<AccessToken> flight;

    AccessTokens(Clock clock, LongSupplier nanos, Function<Deadline, AccessToken> request) {
        this.clock = clock;
        this.nanos = nanos;
        this.request = request;
    }

    /**
     * A token, and when it was told.
     *
     * @param at by our clock
     * @param nanos in the same moment, by the count that nobody sets
     * @param why whether it was needed, or only the time that comes with it
     */
    private record Held(AccessToken token, Instant at, long nanos, Reason why) {
        boolean isUsableAt(Instant now, Duration passed) {
            var step = Duration.between(at.plus(passed), now).abs();
            return step.compareTo(STEP) <= 0 && token.usableAt(now);
        }
    }

    private enum Reason {
        TOKEN,
        TIME
    }

    AccessToken current(Deadline deadline) {
        var held = living;
        return held != null && isUsable(held) ? held.token() : refreshed(this::isUsable, Reason.TOKEN, deadline);
    }

    /** A token that tells PortOne's time as it is now. */
    AccessToken measured(Deadline deadline) {
        return refreshed(this::isMeasuredLately, Reason.TIME, deadline);
    }

    /** A token that was needed a moment ago may still tell a time from before a clock was set. */
    private boolean isMeasuredLately(Held held) {
        return held.why() == Reason.TIME && isUsable(held) && passedSince(held).compareTo(LATELY) < 0;
    }

    private boolean isUsable(Held held) {
        return held.isUsableAt(clock.instant(), passedSince(held));
    }

    private Duration passedSince(Held held) {
        return Duration.ofNanos(nanos.getAsLong() - held.nanos());
    }

    /** Forgets {@code refused}, so that the next call asks for another; does nothing if that has already happened. */
    void drop(AccessToken refused) {
        lock.lock();
        try {
            var token = living;
            if (token != null && token.token().value().equals(refused.value())) {
                living = null;
            }
        } finally {
            lock.unlock();
        }
    }

    /** What must be added to our clock to read PortOne's, as far as known; null before the first token. */
    @Nullable
    Duration skew() {
        return skew;
    }

    private AccessToken refreshed(Predicate<Held> isGood, Reason why, Deadline deadline) {
        var ours = new CompletableFuture<AccessToken>();
        var theirs = join(isGood, ours);
        if (theirs == null) {
            return lead(ours, why, deadline);
        }
        return follow(theirs, deadline);
    }

    /** The refresh that is under way, or null: then {@code ours} is, and the caller leads it. */
    private @Nullable CompletableFuture<AccessToken> join(Predicate<Held> isGood, CompletableFuture<AccessToken> ours) {
        lock.lock();
        try {
            var held = living;
            if (held != null && isGood.test(held)) {
                return CompletableFuture.completedFuture(held.token());
            }
            if (flight == null) {
                flight = ours;
                return null;
            }
            return flight;
        } finally {
            lock.unlock();
        }
    }

    private AccessToken lead(CompletableFuture<AccessToken> ours, Reason why, Deadline deadline) {
        try {
            var token = request.apply(deadline);
            land(new Held(token, clock.instant(), nanos.getAsLong(), why));
            ours.complete(token);
            return token;
        } catch (RuntimeException | Error failure) {
            giveUp();
            ours.completeExceptionally(failure);
            throw failure;
        }
    }

    private void land(Held landed) {
        lock.lock();
        try {
            flight = null;
            living = landed;
            skew = landed.token().skew();
        } finally {
            lock.unlock();
        }
    }

    /** A token that is there stays: it was perhaps only the time that could not be asked. */
    private void giveUp() {
        lock.lock();
        try {
            flight = null;
        } finally {
            lock.unlock();
        }
    }

    private static AccessToken follow(CompletableFuture<AccessToken> theirs, Deadline deadline) {
        try {
            return theirs.get(Math.max(0, deadline.remaining().toNanos()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof PortOneException known) {
                throw known;
            }
            throw new IllegalStateException("The access token could not be requested", failure.getCause());
        } catch (TimeoutException late) {
            throw PortOneUnavailableException.timedOut(Operation.GET_TOKEN, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw PortOneUnavailableException.interrupted(Operation.GET_TOKEN, interrupted);
        }
    }
}
