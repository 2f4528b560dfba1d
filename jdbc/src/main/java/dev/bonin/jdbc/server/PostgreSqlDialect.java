package dev.bonin.jdbc.server;

import com.zaxxer.hikari.HikariConfig;
import dev.bonin.diagnosis.Finding;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.PostgreSqlFailures;
import dev.bonin.jdbc.engine.Result;
import dev.bonin.jdbc.engine.ServerFailures;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL: a message of several statements takes one round trip. Connections of our own have auto-commit off and our
 * limits from their start; in sessions that are not ours, each transaction begins with them.
 */
final class PostgreSqlDialect implements ForeignDialect {
    private static final Sql HURRY = Sql.of("SET LOCAL lock_timeout = '100ms'");
    private static final Sql COMMIT = Sql.of("COMMIT");

    /** Says "on" also on a standby, and where it is the default of the role, the database or the server. */
    private static final Sql WRITABLE = Sql.of("SELECT current_setting('transaction_read_only') FROM bonin_mode_stamp");

    private static final Sql SECONDS = Sql.of("SELECT extract(epoch FROM clock_timestamp())::double precision");

    /**
     * Appended to the operator's options so that they take precedence. They bound every wait, guarantee that a commit
     * is on disk when it returns, and release the locks of a crashed node soon. Whole tables are never read: a plan
     * that was made while a table was empty would do that until the server counts its rows, a minute later.
     */
    private static final String SERVER_SETTINGS = "-c statement_timeout=5s -c lock_timeout=3s"
            + " -c idle_in_transaction_session_timeout=10s -c synchronous_commit=on"
            + " -c enable_seqscan=off -c jit=off";

    /**
     * For migrations: a single statement may touch the rows of all persons, while another idle connection holds the
     * migration lock. No request waits for this node yet.
     */
    private static final String MIGRATION_SETTINGS = "-c statement_timeout=0 -c lock_timeout=3s"
            + " -c idle_in_transaction_session_timeout=0 -c synchronous_commit=on";

    /** The same for a transaction in a session that is not ours, whose own settings are not changed. */
    private static final List<Sql> TRANSACTION_SETTINGS = Stream.of(
                    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
                    "SET LOCAL statement_timeout = '5s'",
                    "SET LOCAL lock_timeout = '3s'",
                    "SET LOCAL idle_in_transaction_session_timeout = '10s'",
                    "SET LOCAL synchronous_commit = on")
            .map(Sql::of)
            .toList();

    private static final List<Sql> JOIN = List.of(Sql.of("SAVEPOINT bonin_join"));
    private static final List<Sql> JOINED_SETTINGS =
            List.of(Sql.of("SET LOCAL lock_timeout = '3s'"), Sql.of("SET LOCAL synchronous_commit = on"));
    private static final List<Sql> LEAVE = List.of(Sql.of("RELEASE SAVEPOINT bonin_join"));
    private static final List<Sql> UNDO =
            List.of(Sql.of("ROLLBACK TO SAVEPOINT bonin_join"), Sql.of("RELEASE SAVEPOINT bonin_join"));

    private final PostgreSqlFailures failures = new PostgreSqlFailures();
    private final boolean ownSessions;

    /** @param ownSessions whether all sessions were opened with {@link #pool} */
    PostgreSqlDialect(boolean ownSessions) {
        this.ownSessions = ownSessions;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public String urlShape() {
        return "jdbc:postgresql://host/database";
    }

    @Override
    public HikariConfig pool(DatabaseSettings.Server settings) {
        return pool(settings, ServerPool.SOCKET_SECONDS, SERVER_SETTINGS);
    }

    @Override
    public HikariConfig poolForMigrations(DatabaseSettings.Server settings) {
        return pool(settings, 0, MIGRATION_SETTINGS);
    }

    private HikariConfig pool(DatabaseSettings.Server settings, int socketSeconds, String serverSettings) {
        var url = PostgreSqlUrl.of(settings.url());
        var config = new HikariConfig();
        config.setJdbcUrl(url.withoutOptions());
        config.setAutoCommit(false);
        config.addDataSourceProperty("ApplicationName", "bonin");
        config.addDataSourceProperty("connectTimeout", "" + ServerPool.CONNECT_SECONDS);
        config.addDataSourceProperty("socketTimeout", "" + socketSeconds);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("logServerErrorDetail", "false");
        if (ownSessions) {
            config.addDataSourceProperty("options", (url.options() + " " + serverSettings).strip());
        } else {
            config.addDataSourceProperty("prepareThreshold", "0");
        }
        return config;
    }

    @Override
    public ServerFailures failures() {
        return failures;
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

    /** Is empty: PostgreSQL says that a session is over when it has ended its transaction. */
    @Override
    public String lookupClause() {
        return "";
    }

    @Override
    public boolean skipsToNextValue() {
        return false;
    }

    /** Adds nothing: the clauses lock on the one server that there is. */
    @Override
    public Optional<Result<Integer>> lockByWriting(String rows, String condition, Exchange exchange, Object... values) {
        return Optional.empty();
    }

    /** Adds nothing: whoever reads from a table keeps others from locking it. */
    @Override
    public void shareTable(String table, Exchange exchange) {}

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
    public Instant serverTime(Connection connection) throws SQLException {
        var seconds = SECONDS.list(connection, row -> row.getDouble(1)).stream().findFirst();
        return Instant.ofEpochMilli(Math.round(seconds.orElseThrow() * 1_000));
    }

    @Override
    public void requireWritable(Connection connection) throws SQLException {
        if (WRITABLE.list(connection, row -> row.getString(1)).contains("on")) {
            throw PostgreSqlFailures.readOnly();
        }
        send(Tables.writtenByAFinish(), connection);
    }

    @Override
    public List<Finding> diagnose(Connection connection) throws SQLException {
        return PostgreSqlDiagnosis.of(connection, !ownSessions);
    }

    /** The first statement begins the transaction. */
    @Override
    public void begin(Connection connection) throws SQLException {
        if (!ownSessions) {
            connection.setAutoCommit(false);
            new Exchange().together(connection, TRANSACTION_SETTINGS, List.of());
        }
    }

    /** Without a transaction, there are no limits in sessions that are not ours. */
    @Override
    public void alone(Connection connection) throws SQLException {
        if (ownSessions) {
            connection.setAutoCommit(true);
        } else {
            begin(connection);
        }
    }

    @Override
    public boolean sharesTransactions() {
        return true;
    }

    @Override
    public void hurry(Connection connection) throws SQLException {
        HURRY.update(connection);
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.clearWarnings();
        connection.commit();
        PostgreSqlFailures.requireReplicated(connection.getWarnings());
    }

    @Override
    public void rollBack(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    @Override
    public void send(Exchange exchange, Connection connection) throws SQLException {
        exchange.together(connection, List.of(), List.of());
    }

    @Override
    public void sendCommitting(Exchange exchange, Connection connection) throws SQLException {
        exchange.together(connection, List.of(), List.of(COMMIT), PostgreSqlDialect::requireReplicated);
    }

    /** Statements sent in one message outside a transaction form a transaction (PostgreSQL manual, "Pipelining"). */
    @Override
    public void sendAlone(Exchange exchange, Connection connection) throws SQLException {
        exchange.together(
                connection, List.of(), ownSessions ? List.of() : List.of(COMMIT), PostgreSqlDialect::requireReplicated);
    }

    /** Does nothing: what a transaction sets ends with it. */
    @Override
    public void handBack(Connection connection) {}

    @Override
    public String join(Connection connection) throws SQLException {
        var exchange = new Exchange();
        var before = exchange.list(Sql.of("SELECT current_setting('lock_timeout')"), row -> row.getString(1));
        exchange.together(connection, JOIN, JOINED_SETTINGS);
        return before.get().get(0);
    }

    @Override
    public void leave(String before, Connection connection) throws SQLException {
        var exchange = new Exchange();
        exchange.list(Sql.of("SELECT set_config('lock_timeout', ?, true)", before), row -> true);
        exchange.together(connection, LEAVE, List.of());
    }

    @Override
    public void undo(Connection connection) throws SQLException {
        new Exchange().together(connection, UNDO, List.of());
    }

    private static void requireReplicated(Statement sent) throws SQLException {
        PostgreSqlFailures.requireReplicated(sent.getWarnings());
    }
}
