package dev.bonin.jdbc.engine;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Work on its way to another thread: run once, and answered only when what it did is on the disk. */
final class Job<T> {
    private final Work<T> work;
    private final Kind whenAbandoned;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final AtomicBoolean taken = new AtomicBoolean();
    private @Nullable T result;
    private @Nullable Runnable end;

    private Job(Work<T> work, Kind whenAbandoned) {
        this.work = work;
        this.whenAbandoned = whenAbandoned;
    }

    /** Work that changes nothing. */
    static <T> Job<T> reading(Work<T> work) {
        return new Job<>(work, Kind.UNAVAILABLE);
    }

    /** Work that may be done although nobody hears of it. */
    static <T> Job<T> writing(Work<T> work) {
        return new Job<>(work, Kind.UNKNOWN);
    }

    boolean isWriting() {
        return whenAbandoned == Kind.UNKNOWN;
    }

    /** Whether it still is to be run; from then on nobody else will. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    void run(Connection connection) throws SQLException {
        result = work.in(connection);
    }

    /**
     * As {@link #run(Connection)}, for work that changes nothing and need not go on when nobody waits for it any
     * longer.
     *
     * @param interrupt ends what the connection is doing; not called once this has returned
     */
    void run(Connection connection, Runnable interrupt) throws SQLException {
        endBy(interrupt);
        try {
            run(connection);
        } finally {
            endBy(null);
        }
    }

    private synchronized void endBy(@Nullable Runnable interrupt) {
        end = interrupt;
    }

    private synchronized void end() {
        if (end != null) {
            end.run();
        }
    }

    /** Takes what came of it from where its answer was looked up. */
    @SuppressWarnings("unchecked") // it is what this job's own work returned
    void found(@Nullable Object outcome) {
        result = (T) outcome;
    }

    void succeed() {
        answer.complete(result);
    }

    void fail(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    /** Nobody waits for it any longer: where it was not begun yet, it never is. */
    void giveUp() {
        if (take()) {
            fail(new StoreException(Kind.UNAVAILABLE, "the database is too busy to begin"));
        }
    }

    /** Nobody waits for it any longer, whatever comes of it. */
    void abandon() {
        fail(new StoreException(whenAbandoned, "the database did not answer in time"));
        end();
    }

    /** Waits for the answer. How long is for others to say, by {@link #giveUp} and {@link #abandon}. */
    T await() {
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    take() ? Kind.UNAVAILABLE : whenAbandoned, "interrupted while waiting for the database");
        }
    }
}
