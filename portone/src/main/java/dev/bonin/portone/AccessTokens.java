package dev.bonin.portone;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one living access token. Whoever finds none asks PortOne for it; those who come meanwhile wait for that answer. */
final class AccessTokens {
    private final Clock clock;
    private final Function<Deadline, AccessToken> request;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable AccessToken living;
    private volatile @Nullable Duration skew;
    private @Nullable CompletableFuture<AccessToken> flight;

    AccessTokens(Clock clock, Function<Deadline, AccessToken> request) {
        this.clock = clock;
        this.request = request;
    }

    AccessToken current(Deadline deadline) {
        var token = living;
        return token != null && token.usableAt(clock.instant()) ? token : refreshed(deadline);
    }

    /** Forgets {@code refused}, so that the next call asks for another; does nothing if that has already happened. */
    void drop(AccessToken refused) {
        lock.lock();
        try {
            var token = living;
            if (token != null && token.value().equals(refused.value())) {
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

    private AccessToken refreshed(Deadline deadline) {
        var ours = new CompletableFuture<AccessToken>();
        var theirs = join(ours);
        if (theirs == null) {
            return lead(ours, deadline);
        }
        return follow(theirs, deadline);
    }

    /** The refresh that is under way, or null: then {@code ours} is, and the caller leads it. */
    private @Nullable CompletableFuture<AccessToken> join(CompletableFuture<AccessToken> ours) {
        lock.lock();
        try {
            var token = living;
            if (token != null && token.usableAt(clock.instant())) {
                return CompletableFuture.completedFuture(token);
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

    private AccessToken lead(CompletableFuture<AccessToken> ours, Deadline deadline) {
        try {
            var token = request.apply(deadline);
            land(token);
            ours.complete(token);
            return token;
        } catch (RuntimeException | Error failure) {
            land(null);
            ours.completeExceptionally(failure);
            throw failure;
        }
    }

    private void land(@Nullable AccessToken token) {
        lock.lock();
        try {
            flight = null;
            living = token;
            skew = token == null ? skew : token.skew();
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
