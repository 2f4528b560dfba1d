package dev.bonin.jdbc;

import com.zaxxer.hikari.HikariConfig;
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

/**
 * Transactions on PostgreSQL, each on a connection of its own. Whatever the server does, nobody waits for it longer than the limits set here. They run on as many threads of
 * the platform as there are connections: a transaction asks the server many times, and a virtual thread is put aside and brought back at each of them.
 */
final class PostgreSqlTransactions implements Transactions {
    private static final long CONNECTION_WAIT_MILLIS = TimeUnit.SECONDS.toMillis(3);
    private static final long VALIDATION_MILLIS = TimeUnit.SECONDS.toMillis(1);
    private static final int CONNECT_SECONDS = 3;

    /** Longer than any statement may take, so that it ends only what the server no longer answers. */
    private static final int SOCKET_SECONDS = 10;

    /** Also that a commit is on the disk when it returns, and that a node that died holds no lock for long. */
    private static final String SERVER_SETTINGS = "-c statement_timeout=5s -c lock_timeout=3s"
            + " -c idle_in_transaction_session_timeout=10s -c synchronous_commit=on";

    private static final Duration LONGEST_WAIT = Duration.ofMillis(CONNECTION_WAIT_MILLIS);

    /** Longer than the server may be silent. */
    private static final Duration LONGEST_WORK = Duration.ofSeconds(SOCKET_SECONDS + 2);

    private static final int MOST_WAITING = 10_000;
    private static final Sql COMMIT = Sql.of("COMMIT");

    /** {@code transaction_resolution_unknown} (PostgreSQL manual, appendix A). */
    private static final String RESOLUTION_UNKNOWN = "08007";

    private final HikariDataSource pool;
    private final ThreadPoolExecutor threads;
    private final Patience patience = new Patience();

    private PostgreSqlTransactions(HikariDataSource pool) {
        this.pool = pool;
        this.threads = new ThreadPoolExecutor(
                pool.getMaximumPoolSize(),
                pool.getMaximumPoolSize(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                PostgreSqlTransactions::thread);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "bonin-postgresql");
        thread.setDaemon(true);
        return thread;
    }

    static PostgreSqlTransactions open(DatabaseSettings.PostgreSql settings) {
        var config = new HikariConfig();
        config.setPoolName("bonin");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.connections());
        config.setConnectionTimeout(CONNECTION_WAIT_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        config.addDataSourceProperty("ApplicationName", "bonin");
        config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("socketTimeout", SOCKET_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty("logServerErrorDetail", false);
        config.addDataSourceProperty("options", SERVER_SETTINGS);
        return new PostgreSqlTransactions(pool(config));
    }

    /** Nothing is connected to yet, so it can only be the URL that is wrong. What the pool says quotes it, password included. */
    private static HikariDataSource pool(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException unreadable) {
            throw new StoreException(Kind.BROKEN, "its URL cannot be read (expected: jdbc:postgresql://host/database)");
        }
    }

    HikariDataSource pool() {
        return pool;
    }

    /** A server that was restarted has ended all connections, and says so only when they are used: that is no reason to fail. */
    @Override
    public <T> T write(Work<T> work) {
        return onItsThread(connection -> {
            var result = done(connection, work);
            connection.commit();
            return result;
        });
    }

    /** A statement sees all that was committed before it, inside a transaction or outside; outside, the server is asked once less. */
    @Override
    public <T> T read(Work<T> work) {
        return onItsThread(connection -> {
            connection.setAutoCommit(true);
            return done(connection, work);
        });
    }

    private <T> T onItsThread(Work<T> work) {
        var job = new Job<>(work);
        try {
            threads.execute(() -> run(job));
        } catch (RejectedExecutionException full) {
            throw new StoreException(Kind.UNAVAILABLE, "too many transactions wait, or the database is closed");
        }
        return patience.await(job, LONGEST_WAIT, LONGEST_WORK);
    }

    private void run(Job<?> job) {
        if (!job.take()) {
            return;
        }
        try {
            onConnection(job);
            job.succeed();
        } catch (SQLException failure) {
            job.fail(Failures.of(failure));
        } catch (RuntimeException failure) {
            job.fail(failure);
        }
    }

    private void onConnection(Job<?> job) throws SQLException {
        try {
            once(job);
        } catch (EndedConnectionException ended) {
            pool.getHikariPoolMXBean().softEvictConnections();
            once(job);
        }
    }

    private void once(Job<?> job) throws SQLException {
        try (var connection = pool.getConnection()) {
            job.run(connection);
        }
    }

    private static <T> T done(Connection connection, Work<T> work) throws SQLException {
        try {
            return work.in(connection);
        } catch (SQLException failure) {
            rollBack(connection, failure);
            throw EndedConnectionException.isMeantBy(failure) ? new EndedConnectionException(failure) : failure;
        } catch (RuntimeException failure) {
            rollBack(connection, failure);
            throw failure;
        }
    }

    /** The connection ended before anything could be committed on it, so the same work may be done on another. */
    private static final class EndedConnectionException extends SQLException {
        private static final long serialVersionUID = 1L;

        EndedConnectionException(SQLException failure) {
            super(failure.getMessage(), failure.getSQLState(), failure);
        }

        static boolean isMeantBy(SQLException failure) {
            var state = String.valueOf(failure.getSQLState());
            return (state.startsWith("08") && !state.equals(RESOLUTION_UNKNOWN)) || state.startsWith("57P");
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

    /** A statement that had to wait for this sees what was committed meanwhile: it takes its locks before its snapshot. */
    @Override
    public void lockTable(Connection connection, String table) throws SQLException {
        Sql.of("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE").update(connection);
    }

    /** An advisory lock: nothing is written for it, and the server lets go of it with the transaction. */
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

    @Override
    public void sendLast(Exchange exchange, Connection connection) throws SQLException {
        sendCommitting(exchange, List.of(COMMIT), connection);
    }

    /** What is sent outside of a transaction in one message is one of its own (PostgreSQL manual, "Pipelining"). */
    @Override
    public void write(Exchange exchange) {
        onItsThread(connection -> {
            connection.setAutoCommit(true);
            return done(connection, ready -> {
                sendCommitting(exchange, List.of(), ready);
                return true;
            });
        });
    }

    private static void sendCommitting(Exchange exchange, List<Sql> last, Connection connection) throws SQLException {
        try {
            exchange.together(connection, last);
        } catch (SQLException failure) {
            throw isLost(failure) ? unknown(failure) : failure;
        }
    }

    private static boolean isLost(SQLException failure) {
        return String.valueOf(failure.getSQLState()).startsWith("08");
    }

    /** It may have been committed or not, so it must not be done again. */
    private static SQLException unknown(SQLException lost) {
        return new SQLException("the connection was lost at the commit", RESOLUTION_UNKNOWN, lost);
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CONNECTION_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        patience.close();
        pool.close();
    }
}
