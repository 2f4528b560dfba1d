package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Failures;
import dev.bonin.jdbc.engine.Job;
import dev.bonin.jdbc.engine.JobTimeouts;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.ServerFailures;
import dev.bonin.jdbc.engine.TwoExchanges;
import dev.bonin.jdbc.engine.UnknownOutcomeException;
import dev.bonin.jdbc.engine.Work;
import dev.bonin.jdbc.server.ServerWork.TransactionThread;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs jobs on connections to a server, on as many platform threads as there are connections: a transaction makes
 * several round trips, and a virtual thread would be unmounted and mounted again at each of them. A job whose
 * connection was lost is repeated on another one if that is safe.
 */
final class ServerJobs {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(ServerPool.CONNECTION_WAIT_MILLIS);

    /** Longer than the socket timeout. */
    private static final Duration LONGEST_WORK = Duration.ofSeconds(ServerPool.SOCKET_SECONDS + 2);

    static final int MOST_WAITING = 10_000;
    private static final long RENEW_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Connections connections;
    private final Dialect dialect;
    private final ServerWork work;
    private final ServerFailures failures;
    private final Attempts attempts;
    private final ThreadPoolExecutor threads;
    private final Lanes lanes;
    private final JobTimeouts timeouts;
    private final AtomicBoolean isPrepared = new AtomicBoolean();
    private final AtomicLong renewedAt = new AtomicLong(System.nanoTime() - RENEW_EVERY_NANOS);

    ServerJobs(Connections connections, Dialect dialect) {
        this.connections = connections;
        this.dialect = dialect;
        this.work = new ServerWork(dialect, connections);
        this.failures = dialect.failures();
        this.attempts = new Attempts(connections, failures);
        this.threads = new ThreadPoolExecutor(
                connections.most(),
                connections.most(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                run -> new TransactionThread(run, dialect.name()));
        this.lanes = new Lanes(dialect, connections, work, threads, new OneByOne());
        this.timeouts = new JobTimeouts(lanes::look);
    }

    /** What the callers of a group do that could not be written together. */
    private final class OneByOne implements Lanes.Alone {
        @Override
        public void run(Waiting<?> one) {
            ServerJobs.this.run(one.job(), one.mark());
        }

        @Override
        public void committed(List<Waiting<?>> group) {
            if (group.get(0).job().isWriting()) {
                attempts.written();
            }
            group.forEach(Waiting::succeed);
        }

        @Override
        public void find(Waiting<?> one, UnknownOutcomeException unknown) {
            end(one.job(), () -> findOrRepeat(one.job(), one.mark(), unknown));
        }
    }

    /** Checks that the last write did not fail for lack of disk space on the server. */
    void requireSpace() throws SQLException {
        attempts.requireSpace();
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

    /** Sends statements as a transaction of their own, or of several callers. */
    void write(Exchange exchange) {
        Work<Boolean> sent = connection -> work.sent(exchange, connection);
        Job<Boolean> job = Job.writing(connection -> work.alone(connection, sent));
        inItsLane(job, new Waiting<>(exchange, (last, connection) -> true, job, Mark.NONE));
    }

    /** Runs work in a transaction of its own, or of several callers, and returns its result. */
    <T> T writeTogether(TwoExchanges<T> two, Mark mark) {
        Job<T> job = Job.writing(
                connection -> work.committed(connection, one -> two.in(one, dialect::send, this::sendLast)));
        var first = new Exchange();
        return inItsLane(job, new Waiting<>(first, two.ask(first), job, mark));
    }

    /** Sends statements that change nothing. */
    void read(Exchange exchange) {
        Work<Boolean> sent = connection -> {
            dialect.send(exchange, connection);
            return true;
        };
        Job<Boolean> job = Job.reading(connection -> work.alone(connection, sent));
        inItsLane(job, new Waiting<>(exchange, (last, connection) -> true, job, Mark.NONE));
    }

    private <T> T inItsLane(Job<T> job, Waiting<T> waiting) {
        return awaited(job, () -> lanes.add(waiting));
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
        return awaited(job, () -> threads.execute(() -> run(job, mark)));
    }

    private <T> T awaited(Job<T> job, Runnable start) {
        try {
            start.run();
        } catch (RejectedExecutionException full) {
            throw new StoreException(Kind.UNAVAILABLE, "too many transactions are waiting, or the database is closed");
        }
        return timeouts.await(job, LONGEST_WAIT, LONGEST_WORK);
    }

    private void run(Job<?> job, Mark mark) {
        if (job.claim()) {
            end(job, () -> onConnection(job, mark));
        }
    }

    /** Does the work of a job. */
    private interface Step {
        void run() throws SQLException;
    }

    private static void end(Job<?> job, Step step) {
        try {
            step.run();
            job.succeed();
        } catch (SQLException failure) {
            job.fail(Failures.of(failure));
        } catch (RuntimeException | Error failure) { // otherwise the caller waits for nothing
            job.fail(failure);
        }
    }

    private void onConnection(Job<?> job, Mark mark) throws SQLException {
        try {
            attempts.run(job);
        } catch (NothingDoneException ended) {
            if (failures.isReadOnly(ended)) {
                renew();
            } else {
                connections.renew();
            }
            resolved(job, mark);
        } catch (UnknownOutcomeException unknown) {
            connections.renew();
            findOrRepeat(job, mark, unknown);
        }
    }

    private void findOrRepeat(Job<?> job, Mark mark, UnknownOutcomeException unknown) throws SQLException {
        if (!isFound(job, mark, unknown)) {
            again(job, mark, unknown);
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
            attempts.run(job);
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
