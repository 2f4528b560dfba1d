package dev.bonin.jdbc.engine;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A unit of work for another thread. It runs once and completes only after its changes are on disk. */
public final class Job<T> {
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

    /** Creates a job that changes nothing. */
    public static <T> Job<T> reading(Work<T> work) {
        return new Job<>(work, Kind.UNAVAILABLE);
    }

    /** Creates a job that may succeed although its caller stopped waiting. */
    public static <T> Job<T> writing(Work<T> work) {
        return new Job<>(work, Kind.UNKNOWN);
    }

    public boolean isWriting() {
        return whenAbandoned == Kind.UNKNOWN;
    }

    /** Returns whether the job was still waiting, and reserves it for the caller. */
    public boolean claim() {
        return !answer.isDone() && taken.compareAndSet(false, true);
    }

    /** Gives the job back to those that wait, since nothing of it was done. */
    public void release() {
        taken.set(false);
    }

    public void run(Connection connection) throws SQLException {
        result = work.in(connection);
    }

    /**
     * Runs like {@link #run(Connection)}, for work that changes nothing and can be interrupted when its caller stops
     * waiting.
     *
     * @param interrupt aborts the connection's current statement; not called after this method has returned
     */
    public void run(Connection connection, Runnable interrupt) throws SQLException {
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

    /** Sets the result of a commit that was looked up afterwards. */
    @SuppressWarnings("unchecked") // this job's own work returned it
    public void found(@Nullable Object outcome) {
        result = (T) outcome;
    }

    public void succeed() {
        answer.complete(result);
    }

    public void fail(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    /** Fails the job if it has not started; it never runs then. */
    void timeOutQueued() {
        if (claim()) {
            fail(new StoreException(Kind.UNAVAILABLE, "the database is too busy to start the work"));
        }
    }

    /** Fails the job, whether it has started or not. */
    void timeOutRunning() {
        fail(new StoreException(whenAbandoned, "the database did not answer in time"));
        end();
    }

    /** Waits for the result. The wait is bounded by {@link #timeOutQueued} and {@link #timeOutRunning}. */
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
                    claim() ? Kind.UNAVAILABLE : whenAbandoned, "interrupted while waiting for the database");
        }
    }
}
