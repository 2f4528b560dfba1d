package dev.bonin.jdbc.engine;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes to one SQLite file on one platform thread. All queued jobs share one transaction and thus one wait for the
 * disk. SQLite allows only one writer anyway, and virtual threads that block in its native code would pin their carrier
 * threads.
 */
final class SqliteWriter implements AutoCloseable {
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_IN_A_GROUP = 512;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(7);
    private static final long LOOK_FOR_CLOSE_MILLIS = 200;

    private final BlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final SqliteFile file;
    private final JobTimeouts timeouts;
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable Connection connection;

    SqliteWriter(SqliteFile file, JobTimeouts timeouts) {
        this.file = file;
        this.timeouts = timeouts;
        this.thread = new Thread(this::work, "bonin-sqlite-writer");
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    <T> T write(Work<T> work) {
        var job = Job.writing(work);
        if (closed || !waiting.offer(job)) {
            throw new StoreException(Kind.UNAVAILABLE, closed ? "the database is closed" : "too many queued writes");
        }
        return timeouts.await(job, LONGEST_WAIT.plus(file.busy()), Duration.ZERO);
    }

    private void work() {
        try {
            while (!closed || !waiting.isEmpty()) {
                var first = waiting.poll(LOOK_FOR_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    commit(group(first));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    private List<Job<?>> group(Job<?> first) {
        var group = new ArrayList<Job<?>>();
        group.add(first);
        waiting.drainTo(group, MOST_IN_A_GROUP - 1);
        group.removeIf(job -> !job.claim());
        return group;
    }

    private void commit(List<Job<?>> group) {
        var written = new ArrayList<Job<?>>();
        try {
            var open = connected();
            open.setAutoCommit(false);
            for (var job : group) {
                if (isDone(job, open)) {
                    written.add(job);
                }
            }
            commit(open);
            written.forEach(Job::succeed);
        } catch (SQLException failure) {
            failAll(group, Failures.of(failure));
        } catch (RuntimeException | Error failure) {
            failAll(group, failure);
        }
    }

    /** The driver's own commit() would start the next transaction at once and block writes of other programs. */
    private static void commit(Connection open) throws SQLException {
        try {
            open.setAutoCommit(true);
        } catch (SQLException failure) {
            throw Failures.isDiskError(failure) ? new UnknownOutcomeException(failure, null) : failure;
        }
    }

    /** Runs one job; its failure does not affect the other jobs of the group. */
    private static boolean isDone(Job<?> job, Connection open) throws SQLException {
        var before = open.setSavepoint();
        try {
            job.run(open);
            open.releaseSavepoint(before);
            return true;
        } catch (SQLException failure) {
            rollBack(open, before, failure);
            job.fail(Failures.of(failure));
        } catch (RuntimeException failure) {
            open.rollback(before);
            job.fail(failure);
        }
        return false;
    }

    /** If the disk is full or fails, SQLite has already rolled back everything, including the savepoint. */
    private static void rollBack(Connection open, Savepoint before, SQLException failure) throws SQLException {
        try {
            open.rollback(before);
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
            throw failure;
        }
    }

    /**
     * Fails all jobs of the group: nothing is stored, or it is unknown if the disk failed during the commit. The next
     * group gets a new connection, so that no state of the old one remains.
     */
    private void failAll(List<Job<?>> group, Throwable failure) {
        disconnect();
        group.forEach(job -> job.fail(failure));
    }

    private Connection connected() throws SQLException {
        if (connection == null) {
            connection = file.writing();
        }
        return connection;
    }

    private void disconnect() {
        var old = connection;
        connection = null;
        SqliteFile.closeQuietly(old);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(LONGEST_WAIT.plus(file.busy()).toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        waiting.forEach(job -> job.fail(new StoreException(Kind.UNAVAILABLE, "the database is closed")));
    }
}
