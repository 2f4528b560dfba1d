package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Failures;
import dev.bonin.jdbc.engine.Job;
import dev.bonin.jdbc.engine.JobTimeouts;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.ServerFailures;
import dev.bonin.jdbc.engine.UnknownOutcomeException;
import dev.bonin.jdbc.engine.Work;
import dev.bonin.jdbc.server.ServerWork.ConflictException;
import dev.bonin.jdbc.server.ServerWork.TransactionThread;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs jobs on connections to a server, on as many platform threads as there are connections: a transaction makes
 * several round trips, and a virtual thread would be unmounted and mounted again at each of them. A job whose
 * connection was lost is repeated on another one if that is safe.
 */
final class ServerJobs {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(ServerPool.CONNECTION_WAIT_MILLIS);

    /** Longer than the socket timeout. */
    private static final Duration LONGEST_WORK = Duration.ofSeconds(ServerPool.SOCKET_SECONDS + 2);

    private static final int MOST_WAITING = 10_000;
    private static final int MOST_ATTEMPTS = 60;

    /** The first attempts follow at once; most conflicts are over by then. */
    private static final int FIRST_ATTEMPTS = 3;

    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Together with one more wait for a lock less than the caller's timeout. */
    private static final long LONGEST_CONFLICT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final long RENEW_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Connections connections;
    private final ServerWork work;
    private final ServerFailures failures;
    private final ThreadPoolExecutor threads;
    private final JobTimeouts timeouts = new JobTimeouts();
    private final DiskSpace space = new DiskSpace(System::nanoTime);
    private final AtomicBoolean isPrepared = new AtomicBoolean();
    private final AtomicLong renewedAt = new AtomicLong(System.nanoTime() - RENEW_EVERY_NANOS);

    ServerJobs(Connections connections, Dialect dialect) {
        this.connections = connections;
        this.work = new ServerWork(dialect, connections);
        this.failures = dialect.failures();
        this.threads = new ThreadPoolExecutor(
                connections.most(),
                connections.most(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                run -> new TransactionThread(run, dialect.name()));
    }

    /** Checks that the last write did not fail for lack of disk space on the server. */
    void requireSpace() throws SQLException {
        space.require();
    }

    /** Takes a first connection, in the background. If that fails, the next call of this tries again. */
    void prepare() {
        if (isPrepared.compareAndSet(false, true)) {
            try {
                threads.execute(() -> isPrepared.set(isFirstTaken()));
            } catch (RejectedExecutionException closed) {
                isPrepared.set(false);
            }
        }
    }

    private boolean isFirstTaken() {
        try (var first = connections.get()) {
            return !first.connection().isClosed();
        } catch (SQLException | RuntimeException none) {
            return false; // the job that needs a connection fails with the reason
        }
    }

    /** Runs work in a transaction and returns its result. */
    <T> T write(Work<T> work, Mark mark) {
        return onItsThread(Job.writing(connection -> this.work.committed(connection, work)), mark);
    }

    /** Runs work outside of a transaction and returns its result. */
    <T> T read(Work<T> work) {
        return onItsThread(Job.reading(connection -> this.work.alone(connection, work)), Mark.NONE);
    }

    /** Sends statements as a transaction of their own. */
    void write(Exchange exchange) {
        Work<Boolean> sent = connection -> work.sent(exchange, connection);
        onItsThread(Job.writing(connection -> work.alone(connection, sent)), Mark.NONE);
    }

    /** Sends the last statements of the transaction of this thread together with its commit. */
    void sendLast(Exchange exchange, Connection connection) throws SQLException {
        work.sendLast(exchange, connection);
    }

    /**
     * Runs a job and returns its result.
     *
     * @param mark finds out whether the job was committed if the response to its commit is lost
     */
    private <T> T onItsThread(Job<T> job, Mark mark) {
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
            if (failures.isReadOnly(ended)) {
                renew();
            } else {
                connections.renew();
            }
            resolved(job, mark);
        } catch (UnknownOutcomeException unknown) {
            connections.renew();
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
        if (mark == Mark.NONE || !failures.isOver(unknown)) {
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
        if (mark == Mark.NONE || failures.isUnreplicated(unknown)) {
            return false;
        }
        try (var lease = connections.get()) {
            if (!work.isThere(mark, lease.connection())) {
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
            connections.renew();
        }
    }

    /**
     * Runs a job, again and again for a while if concurrent transactions are in its way, or a pool that checks nothing
     * hands out one connection after the other that the server has ended while it was idle.
     */
    private void once(Job<?> job) throws SQLException {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try (var lease = connections.get()) {
                run(job, lease.connection());
                return;
            } catch (ConflictException | NeverBegunException another) {
                if (attempt == MOST_ATTEMPTS || System.nanoTime() - start > LONGEST_CONFLICT_NANOS) {
                    throw another;
                }
                pause(attempt);
            }
        }
    }

    /** Lets transactions that keep ending each other meet at different times. The connection is back in its pool. */
    private static void pause(int attempt) {
        if (attempt >= FIRST_ATTEMPTS) {
            long longest = Math.min(LONGEST_PAUSE_NANOS, TimeUnit.MILLISECONDS.toNanos(1L << Math.min(attempt, 10)));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
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
            if (failures.isReadOnly(failure)) {
                connections.drop(connection);
            }
            throw failure;
        }
    }

    /** Waits for running jobs, and closes the pool. */
    void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(ServerPool.CONNECTION_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        timeouts.close();
        connections.close();
    }
}
