package dev.bonin.portone.v1;

import dev.bonin.portone.PortOneException;
import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.portone.wire.Deadline;
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
 * The access token cache. The first caller that finds no usable token requests one from PortOne; concurrent callers
 * wait for the same answer. The token is also the source of PortOne's time, so it is requested again if our clock was
 * set since then; PortOne then returns the same token.
 */
final class AccessTokens {
    /** How far our clock may deviate from the monotonic clock before it counts as set. */
    private static final Duration STEP = Duration.ofSeconds(5);

    /** The shortest time between two measurements of PortOne's clock. */
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
     * A token and when it was received.
     *
     * @param at by our clock
     * @param nanos at the same moment, by the monotonic clock
     * @param why whether the token itself was needed, or only PortOne's time
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

    /** Returns a usable token, from the cache or from PortOne. */
    AccessToken current(Deadline deadline) {
        var held = living;
        return held != null && isUsable(held) ? held.token() : refreshed(this::isUsable, Reason.TOKEN, deadline);
    }

    /** Returns a token whose {@code skew} was measured within {@link #LATELY}. */
    AccessToken measured(Deadline deadline) {
        return refreshed(this::isMeasuredLately, Reason.TIME, deadline);
    }

    /** A token that was requested for a call does not count: a clock may have been set since. */
    private boolean isMeasuredLately(Held held) {
        return held.why() == Reason.TIME && isUsable(held) && passedSince(held).compareTo(LATELY) < 0;
    }

    private boolean isUsable(Held held) {
        return held.isUsableAt(clock.instant(), passedSince(held));
    }

    private Duration passedSince(Held held) {
        return Duration.ofNanos(nanos.getAsLong() - held.nanos());
    }

    /** Removes {@code refused} from the cache, so that the next call requests another. Does nothing if it is gone. */
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

    /** Returns the difference to add to our clock to get PortOne's time; null before the first token. */
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

    /** Returns the refresh in progress, or null if {@code ours} has become it and the caller has to run it. */
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

    /** Ends the refresh after a failure. Keeps the cached token: perhaps only the time could not be measured. */
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
            throw PortOneUnavailableException.timedOut(CertificationCall.GET_TOKEN, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw PortOneUnavailableException.interrupted(CertificationCall.GET_TOKEN, interrupted);
        }
    }
}
