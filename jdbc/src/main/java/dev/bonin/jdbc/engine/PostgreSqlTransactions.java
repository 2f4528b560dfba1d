package dev.bonin.jdbc.engine;

import com.zaxxer.hikari.HikariDataSource;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on PostgreSQL, each on its own connection, all with bounded waits. They run on a pool of platform
 * threads, one per connection: a transaction makes several round trips, and a virtual thread would be unmounted and
 * remounted for each of them.
 */
public final class PostgreSqlTransactions implements Transactions {
    private static final Duration LONGEST_WAIT = Duration.ofMillis(PostgreSqlPool.CONNECTION_WAIT_MILLIS);

    /** Longer than the socket timeout. */
    private static final Duration LONGEST_WORK = Duration.ofSeconds(PostgreSqlPool.SOCKET_SECONDS + 2);

    private static final int MOST_WAITING = 10_000;
    private static final long RENEW_EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** The setting is "on" on a standby too, and if it is the default of the role, the database or the server. */
    private static final Sql WRITABLE = Sql.of("SELECT current_setting('transaction_read_only') FROM bonin_mode_stamp");

    private static final Sql COMMIT = Sql.of("COMMIT");

    private final HikariDataSource pool;
    private final ThreadPoolExecutor threads;
    private final JobTimeouts timeouts = new JobTimeouts();
    private final DiskSpace space = new DiskSpace(System::nanoTime);
    private final AtomicLong renewedAt = new AtomicLong(System.nanoTime() - RENEW_EVERY_NANOS);

    private PostgreSqlTransactions(HikariDataSource pool) {
        this.pool = pool;
        this.threads = new ThreadPoolExecutor(
                pool.getMaximumPoolSize(),
                pool.getMaximumPoolSize(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                TransactionThread::new);
    }

    public static PostgreSqlTransactions open(DatabaseSettings.PostgreSql settings) {
        return new PostgreSqlTransactions(PostgreSqlPool.open(settings));
    }

    HikariDataSource pool() {
        return pool;
    }

    /**
     * Retries on a new connection if the old one ended before the commit: a restarted server has closed all
     * connections, and this shows only when they are used.
     */
    @Override
    public <T> T write(Work<T> work, Mark mark) {
        return onItsThread(Job.writing(connection -> committed(connection, work)), mark);
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        var thread = (TransactionThread) Thread.currentThread();
        thread.lost = null;
        var result = done(connection, work);
        if (thread.lost == null) {
            commit(connection, thread);
        }
        if (thread.lost != null) {
            throw new UnknownOutcomeException(thread.lost, result);
        }
        return result;
    }

    private static void commit(Connection connection, TransactionThread thread) throws SQLException {
        try {
            connection.clearWarnings();
            connection.commit();
            CommitFailure.requireReplicated(connection.getWarnings());
        } catch (SQLException failure) {
            if (!CommitFailure.isUnknown(failure)) {
                throw failure;
            }
            thread.lost = failure;
        }
    }

    /**
     * Uses auto-commit: a statement sees all earlier commits with or without a transaction, and without one a round
     * trip is saved.
     */
    @Override
    public <T> T read(Work<T> work) {
        return onItsThread(Job.reading(connection -> alone(connection, work)), Mark.NONE);
    }

    private static <T> T alone(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(true);
        return done(connection, work);
    }

    private <T> T onItsThread(Job<T> job, Mark mark) {
        try {
            threads.execute(() -> run(job, mark));
        } catch (RejectedExecutionException full) {
            throw new StoreException(Kind.UNAVAILABLE, "too many queued transactions, or the database is closed");
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
     * Repeats the work only if the server reported that it ended the session itself: otherwise it may still commit the
     * transaction.
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

    /** Returns whether the lookup found the commit without a response; then its result becomes that of the job. */
    private boolean isFound(Job<?> job, Mark mark, UnknownOutcomeException unknown) throws SQLException {
        if (mark == Mark.NONE || CommitFailure.isUnreplicated(unknown)) {
            return false;
        }
        try (var connection = pool.getConnection()) {
            if (!alone(connection, mark::isThere)) {
                return false;
            }
        } catch (SQLException away) {
            unknown.addSuppressed(away);
            throw unknown;
        }
        job.found(unknown.result());
        return true;
    }

    /**
     * Replaces all connections, at most once a second: while the server is read-only, new connections are no better
     * than old ones.
     */
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

    /** Removes a read-only connection from the pool, since its session stays read-only until it ends. */
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

    private static <T> T done(Connection connection, Work<T> work) throws SQLException {
        try {
            return work.in(connection);
        } catch (SQLException failure) {
            rollBack(connection, failure);
            throw NothingDoneException.isMeantBy(failure) ? new NothingDoneException(failure) : failure;
        } catch (RuntimeException failure) {
            rollBack(connection, failure);
            throw failure;
        }
    }

    /**
     * The connection ended, or was read-only, before a commit was sent, so the work can be repeated on another
     * connection.
     */
    private static final class NothingDoneException extends SQLException {
        private static final long serialVersionUID = 1L;

        NothingDoneException(SQLException failure) {
            super(failure.getMessage(), failure.getSQLState(), failure);
        }

        static boolean isMeantBy(SQLException failure) {
            return !(failure instanceof UnknownOutcomeException)
                    && (CommitFailure.isLostConnection(failure) || CommitFailure.isReadOnly(failure));
        }
    }

    /** Holds the failure of a commit that was sent with the last statements, until the transaction ends. */
    private static final class TransactionThread extends Thread {
        private @Nullable SQLException lost;

        TransactionThread(Runnable work) {
            super(work, "bonin-postgresql");
            setDaemon(true);
        }
    }

    private static void rollBack(Connection connection, Exception failure) {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException gone) {
            failure.addSuppressed(gone);
        }
    }

    @Override
    public void requireWritable() {
        read(connection -> {
            space.require();
            if (WRITABLE.list(connection, row -> row.getString(1)).contains("on")) {
                throw CommitFailure.readOnly();
            }
            return true;
        });
    }

    @Override
    public String lockingClause() {
        return " FOR UPDATE";
    }

    @Override
    public String lockingClause(String table) {
        return " FOR UPDATE OF " + table;
    }

    @Override
    public String lockingFreeRowsClause() {
        return " FOR UPDATE SKIP LOCKED";
    }

    /**
     * PostgreSQL takes a statement's locks before its snapshot: a statement that waited for this lock sees all commits
     * made meanwhile.
     */
    @Override
    public void lockTable(Connection connection, String table) throws SQLException {
        Sql.of("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE").update(connection);
    }

    /** Uses an advisory lock: nothing is written, and the server releases it with the transaction. */
    @Override
    public void lockName(Connection connection, String name, boolean alone) throws SQLException {
        var lock = alone ? "pg_advisory_xact_lock" : "pg_advisory_xact_lock_shared";
        Sql.of("SELECT " + lock + "(hashtextextended(?, 0))", name).list(connection, row -> true);
    }

    @Override
    public Optional<Instant> serverTime() {
        var seconds = "SELECT extract(epoch FROM clock_timestamp())::double precision";
        return read(connection -> Sql.of(seconds).list(connection, row -> time(row.getDouble(1)))).stream()
                .findFirst();
    }

    private static Instant time(double seconds) {
        return Instant.ofEpochMilli(Math.round(seconds * 1_000));
    }

    @Override
    public void send(Exchange exchange, Connection connection) throws SQLException {
        exchange.together(connection);
    }

    /** If the response is lost, the work continues to its result, and the commit is looked up afterwards. */
    @Override
    public void sendLast(Exchange exchange, Connection connection) throws SQLException {
        try {
            exchange.committing(connection, List.of(COMMIT));
        } catch (SQLException failure) {
            if (!CommitFailure.isUnknown(failure)) {
                throw failure;
            }
            ((TransactionThread) Thread.currentThread()).lost = failure;
        }
    }

    /** Statements sent in one message outside a transaction form a transaction (PostgreSQL manual, "Pipelining"). */
    @Override
    public void write(Exchange exchange) {
        onItsThread(Job.writing(connection -> alone(connection, ready -> sent(exchange, ready))), Mark.NONE);
    }

    private static boolean sent(Exchange exchange, Connection connection) throws SQLException {
        try {
            exchange.committing(connection, List.of());
            return true;
        } catch (SQLException failure) {
            throw CommitFailure.isUnknown(failure) ? new UnknownOutcomeException(failure, null) : failure;
        }
    }

    @Override
    public void close() {
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
