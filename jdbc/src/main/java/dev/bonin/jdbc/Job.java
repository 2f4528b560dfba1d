package dev.bonin.jdbc;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Work on its way to another thread: run once, and answered only when what it did is on the disk. */
final class Job<T> {
    private final Work<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final AtomicBoolean taken = new AtomicBoolean();
    private @Nullable T result;

    Job(Work<T> work) {
        this.work = work;
    }

    /** Whether it still is to be run; from then on nobody else will. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    void run(Connection connection) throws SQLException {
        result = work.in(connection);
    }

    void succeed() {
        answer.complete(result);
    }

    void fail(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    /** Waits for the answer. What was not begun in time is never begun. */
    T await(Duration limit) {
        return await(limit, Duration.ZERO);
    }

    /**
     * Waits for the answer, and longer for that of work that was begun: whoever waits for it had better hear what came of it.
     *
     * @param begin what was not begun by then is never begun
     * @param more for how much longer what was begun is waited for
     */
    T await(Duration begin, Duration more) {
        try {
            return answerWithin(begin, more);
        } catch (TimeoutException late) {
            throw new StoreException(Kind.UNAVAILABLE, "the database did not answer in time");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "interrupted while waiting for the database");
        }
    }

    private T answerWithin(Duration begin, Duration more)
            throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return answer.get(begin.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            if (take()) {
                throw new StoreException(Kind.UNAVAILABLE, "the database is too busy to begin");
            }
            return answer.get(more.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
