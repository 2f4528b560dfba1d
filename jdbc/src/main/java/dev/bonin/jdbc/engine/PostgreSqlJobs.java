package dev.bonin.jdbc.engine;

import com.zaxxer.hikari.HikariDataSource;
import dev.bonin.jdbc.engine.PostgreSqlWork.NothingDoneException;
import dev.bonin.jdbc.engine.PostgreSqlWork.TransactionThread;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs jobs on the connections of a pool, on as many platform threads as there are connections: a transaction makes
 * several round trips, and a virtual thread would be unmounted and mounted again at each of them. A job whose
 * connection was lost is repeated on another one if that is safe.
 */
final class PostgreSqlJobs {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(PostgreSqlPool.CONNECTION_WAIT_MILLIS);

    /** Longer than the socket timeout. */
    private static final Duration LONGEST_WORK = Duration.ofSeconds(PostgreSqlPool.SOCKET_SECONDS + 2);

    private static final int MOST_WAITING = 10_000;
    private static final long RENEW_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final HikariDataSource pool;
    private final ThreadPoolExecutor threads;
    private final JobTimeouts timeouts = new JobTimeouts();
    private final DiskSpace space = new DiskSpace(System::nanoTime);
    private final AtomicLong renewedAt = new AtomicLong(System.nanoTime() - RENEW_EVERY_NANOS);

    PostgreSqlJobs(HikariDataSource pool) {
        this.pool = pool;
        this.threads = new ThreadPoolExecutor(
                pool.getMaximumPoolSize(),
                pool.getMaximumPoolSize(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                TransactionThread::new);
    }

    HikariDataSource pool() {
        return pool;
    }

    /** Checks that the last write did not fail for lack of disk space on the server. */
    void requireSpace() throws SQLException {
        space.require();
    }

    /**
     * Runs a job and returns its result.
     *
     * @param mark finds out whether the job was committed if the response to its commit is lost
     */
    <T> T onItsThread(Job<T> job, Mark mark) {
        try {
            threads.execute(() -> run(job, mark));
        } catch (RejectedExecutionException full) {
            throw new StoreException(Kind.UNAVAILABLE, "too many transactions are waiting, or the database is closed");
        }
        return timeouts.await(job, LONGEST_WAIT, LONGEST_WORK);
    }

    private void run(Job<?> job, Mark mark) {
        if (!job.claim()) {
            return;
        }
        try {
            onConnection(job, mark);
            job.succeed();
        } catch (SQLException failure) {
            job.fail(Failures.of(failure));
        } catch (RuntimeException failure) {
            job.fail(failure);
        }
    }

    private void onConnection(Job<?> job, Mark mark) throws SQLException {
        try {
            once(job);
        } catch (NothingDoneException ended) {
            if (CommitFailure.isReadOnly(ended)) {
                renew();
            } else {
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            resolved(job, mark);
        } catch (UnknownOutcomeException unknown) {
            pool.getHikariPoolMXBean().softEvictConnections();
            if (!isFound(job, mark, unknown)) {
                again(job, mark, unknown);
            }
        }
    }

    /**
     * Repeats a job only if the server reported that it ended the session itself: otherwise the server may still commit
     * the transaction.
     */
    private void again(Job<?> job, Mark mark, UnknownOutcomeException unknown) throws SQLException {
        if (mark == Mark.NONE || !CommitFailure.isOver(unknown)) {
            throw unknown;
        }
        resolved(job, mark);
    }

    private void resolved(Job<?> job, Mark mark) throws SQLException {
        try {
            once(job);
        } catch (UnknownOutcomeException unknown) {
            if (!isFound(job, mark, unknown)) {
                throw unknown;
            }
        }
    }

    /** Returns whether a job whose response was lost has been committed, and if so sets its result. */
    private boolean isFound(Job<?> job, Mark mark, UnknownOutcomeException unknown) throws SQLException {
        if (mark == Mark.NONE || CommitFailure.isUnreplicated(unknown)) {
            return false;
        }
        try (var connection = pool.getConnection()) {
            if (!PostgreSqlWork.alone(connection, mark::isThere)) {
                return false;
            }
        } catch (SQLException away) {
            unknown.addSuppressed(away);
            throw unknown;
        }
        job.found(unknown.result());
        return true;
    }

    /** Replaces all connections, at most once per second: while the server is read-only, new connections are too. */
    private void renew() {
        var now = System.nanoTime();
        var last = renewedAt.get();
        if (now - last >= RENEW_EVERY_NANOS && renewedAt.compareAndSet(last, now)) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    private void once(Job<?> job) throws SQLException {
        try (var connection = pool.getConnection()) {
            run(job, connection);
        }
    }

    /** Runs a job. A read-only session stays read-only until it ends, so its connection is not reused. */
    private void run(Job<?> job, Connection connection) throws SQLException {
        try {
            job.run(connection);
            if (job.isWriting()) {
                space.written();
            }
        } catch (SQLException failure) {
            space.failed(failure);
            if (CommitFailure.isReadOnly(failure)) {
                pool.evictConnection(connection);
            }
            throw failure;
        }
    }

    /** Waits for running jobs, and closes the pool. */
    void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PostgreSqlPool.CONNECTION_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        timeouts.close();
        pool.close();
    }
}
