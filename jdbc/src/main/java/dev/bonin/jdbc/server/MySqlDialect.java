package dev.bonin.jdbc.server;

import com.zaxxer.hikari.HikariConfig;
import dev.bonin.diagnosis.Finding;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.DuplicateException;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Failures;
import dev.bonin.jdbc.engine.MySqlFailures;
import dev.bonin.jdbc.engine.Result;
import dev.bonin.jdbc.engine.ServerFailures;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Tables;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB and MySQL, by either driver. Connections have auto-commit on, and transactions begin and end by statements:
 * this way a read takes one round trip, and so does a text of several statements with its commit.
 *
 * <p>On a Galera cluster a lock holds on its own node only; two transactions that write the same row meet at the
 * commit. So rows are locked by writing them, each transaction begins with all that the cluster has committed, and a
 * commit is never sent with statements: if another node ends the transaction between two of them, the server goes on
 * with the rest of the text, and would commit that.
 */
class MySqlDialect implements Dialect {
    private static final Logger LOG = System.getLogger("dev.bonin.jdbc");
    private static final Sql MANUAL = Sql.of("SET autocommit=0");
    private static final Sql AUTOMATIC = Sql.of("SET autocommit=1");
    private static final Sql BEGIN = Sql.of("START TRANSACTION");
    private static final Sql COMMIT = Sql.of("COMMIT");
    private static final Sql END = Sql.together(List.of(COMMIT, AUTOMATIC));
    private static final Sql ROLLBACK = Sql.together(List.of(Sql.of("ROLLBACK"), AUTOMATIC));

    /** For users who may write on a read-only server, too: what they write there would be lost. */
    private static final Sql READ_ONLY =
            Sql.of("SELECT @@global.read_only + @@global.innodb_read_only FROM bonin_mode_stamp");

    private static final Sql MICROS =
            Sql.of("SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(6))");

    /** The drivers know from their own setting how to quote values, so this one is set through them. */
    static final String STRICT = "sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'";

    /** Each server skips the comments that are meant for the other. */
    private static final String LIMITS = "SET SESSION innodb_lock_wait_timeout=2, lock_wait_timeout=3, wait_timeout=60"
            + " /*M!100600 , max_statement_time=5, idle_transaction_timeout=10 */"
            + " /*!80000 , max_execution_time=5000 */";

    private static final String MIGRATION_LIMITS =
            "SET SESSION innodb_lock_wait_timeout=3, lock_wait_timeout=3, wait_timeout=86400"
                    + " /*M!100600 , max_statement_time=0, idle_transaction_timeout=0 */"
                    + " /*!80000 , max_execution_time=0 */";

    /** Waits for what other nodes have committed: before reads, updates and inserts that begin a transaction. */
    static final String IN_STEP = ", wsrep_sync_wait=7";

    /** Shorter than the wait_timeout, after which the server ends an idle connection. */
    private static final long KEEP_ALIVE_MILLIS = TimeUnit.SECONDS.toMillis(30);

    private static final String SHARE = " LOCK IN SHARE MODE";
    private static final String SHARED_NAME = "SELECT name FROM bonin_lock WHERE name = ?" + SHARE;
    private static final String WRITTEN_NAME = "UPDATE bonin_lock SET locks = locks + 1 WHERE name = ?";
    private static final String ADDED_NAME = "INSERT INTO bonin_lock (name) VALUES (?)";

    private final MySqlFailures failures = new MySqlFailures();
    private final boolean clustered;

    /**
     * Creates the dialect.
     *
     * @param clustered whether the server is a node of a Galera cluster
     */
    MySqlDialect(boolean clustered) {
        this.clustered = clustered;
    }

    @Override
    public String name() {
        return "mariadb";
    }

    @Override
    public String urlShape() {
        return "jdbc:mariadb://host/database";
    }

    @Override
    public HikariConfig pool(DatabaseSettings.Server settings) {
        var config = pool(settings, TimeUnit.SECONDS.toMillis(ServerPool.SOCKET_SECONDS));
        config.setConnectionInitSql(inStep(LIMITS));
        config.setKeepaliveTime(KEEP_ALIVE_MILLIS);
        return config;
    }

    @Override
    public HikariConfig poolForMigrations(DatabaseSettings.Server settings) {
        var config = pool(settings, 0);
        config.setConnectionInitSql(inStep(MIGRATION_LIMITS));
        return config;
    }

    final boolean isClustered() {
        return clustered;
    }

    private String inStep(String limits) {
        return clustered ? limits + IN_STEP : limits;
    }

    private static HikariConfig pool(DatabaseSettings.Server settings, long socketMillis) {
        var url = MySqlUrl.of(settings.url());
        var config = new HikariConfig();
        config.setJdbcUrl(url.text());
        config.setAutoCommit(true);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        driverProperties(url.driver(), socketMillis).forEach(config::addDataSourceProperty);
        return config;
    }

    /** As texts: MySQL's driver ignores all others without a word. */
    private static Map<String, String> driverProperties(MySqlUrl.Driver driver, long socketMillis) {
        var properties = new HashMap<>(Map.of(
                "connectTimeout", "" + TimeUnit.SECONDS.toMillis(ServerPool.CONNECT_SECONDS),
                "socketTimeout", "" + socketMillis,
                "tcpKeepAlive", "true",
                "sessionVariables", STRICT,
                "allowMultiQueries", "true",
                "useAffectedRows", "false",
                "useServerPrepStmts", "false",
                "rewriteBatchedStatements", "false",
                "dumpQueriesOnException", "false"));
        properties.put("includeInnodbStatusInDeadlockExceptions", "false");
        properties.putAll(
                switch (driver) {
                    case MARIADB ->
                        Map.of(
                                "useBulkStmts",
                                "false",
                                "useBulkStmtsForInserts",
                                "false",
                                "transactionReplay",
                                "false");
                    case MYSQL ->
                        Map.of(
                                "continueBatchOnError", "false",
                                "autoReconnect", "false",
                                "characterEncoding", "UTF-8",
                                "connectionTimeZone", "UTC");
                });
        return properties;
    }

    @Override
    public ServerFailures failures() {
        return failures;
    }

    @Override
    public String lockingClause() {
        return " FOR UPDATE";
    }

    /** Locks nothing: MariaDB would lock the rows of all tables; see {@link #lockByWriting}. */
    @Override
    public String lockingClause(String table) {
        return "";
    }

    @Override
    public String lockingFreeRowsClause() {
        return " FOR UPDATE SKIP LOCKED";
    }

    @Override
    public String lookupClause() {
        return SHARE;
    }

    @Override
    public boolean skipsToNextValue() {
        return true;
    }

    @Override
    public Optional<Result<Integer>> lockByWriting(String rows, String condition, Exchange exchange, Object... values) {
        return Optional.of(
                exchange.update(Sql.of("UPDATE " + rows + " SET p.locks = p.locks + 1 " + condition, values)));
    }

    /** Locks a row with the name of the table, which {@link #shareTable} locks, too; in a cluster those it writes. */
    @Override
    public void lockTable(Connection connection, String table) throws SQLException {
        lockName(connection, table, true);
        if (clustered) {
            TableShares.all(table).update(connection);
        }
    }

    /** A cluster knows no shared lock, so there it writes one of the rows that {@link #lockTable} writes. */
    @Override
    public void shareTable(String table, Exchange exchange) {
        if (clustered) {
            exchange.update(TableShares.one(table));
        } else {
            exchange.list(Sql.of(SHARED_NAME, table), row -> true);
        }
    }

    /** Whoever adds a name holds it until their transaction ends; others who want to add it wait, and find it. */
    @Override
    public void lockName(Connection connection, String name, boolean alone) throws SQLException {
        while (!isLocked(connection, name, alone) && !isAdded(connection, name)) {
            LOG.log(Level.DEBUG, "Another transaction has added the lock");
        }
    }

    private static boolean isAdded(Connection connection, String name) throws SQLException {
        try {
            return Sql.of(ADDED_NAME, name).update(connection) == 1;
        } catch (SQLException failure) {
            if (Failures.of(failure) instanceof DuplicateException) {
                return false;
            }
            throw failure;
        }
    }

    private boolean isLocked(Connection connection, String name, boolean alone) throws SQLException {
        return (alone || clustered)
                ? Sql.of(WRITTEN_NAME, name).update(connection) == 1
                : !Sql.of(SHARED_NAME, name).list(connection, row -> true).isEmpty();
    }

    @Override
    public Instant serverTime(Connection connection) throws SQLException {
        var micros = MICROS.list(connection, row -> row.getLong(1)).stream().findFirst();
        return Instant.EPOCH.plusNanos(TimeUnit.MICROSECONDS.toNanos(micros.orElseThrow()));
    }

    @Override
    public void requireWritable(Connection connection) throws SQLException {
        if (READ_ONLY.list(connection, row -> row.getInt(1)).stream().anyMatch(many -> many > 0)) {
            throw MySqlFailures.readOnly();
        }
        send(Tables.writtenByAFinish(), connection);
    }

    @Override
    public List<Finding> diagnose(Connection connection) throws SQLException {
        return MySqlDiagnosis.of(connection);
    }

    /**
     * Switches auto-commit off. A deadlock ends a transaction; what was sent behind it, as MariaDB's driver does in a
     * batch, must not be committed by itself then.
     */
    @Override
    public void begin(Connection connection) throws SQLException {
        MANUAL.update(connection);
    }

    /** Does nothing: every statement is a transaction of its own, unless one was begun. */
    @Override
    public void alone(Connection connection) throws SQLException {}

    /** Not on a cluster: there a conflict shows at the commit, and all of the group would be repeated. */
    @Override
    public boolean sharesTransactions() {
        return !clustered;
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        END.update(connection);
    }

    @Override
    public void rollBack(Connection connection) throws SQLException {
        ROLLBACK.update(connection);
    }

    @Override
    public void send(Exchange exchange, Connection connection) throws SQLException {
        exchange.together(connection, List.of(), List.of());
    }

    /** Sends messages instead of a batch: each takes one round trip, and ends where a statement fails. */
    @Override
    public int[] countEach(String text, List<@Nullable Object[]> rows, Connection connection) throws SQLException {
        return Sql.countInMessages(text, rows, connection);
    }

    /** The server stops at the first statement that fails, so the commit is not reached then; but see above. */
    @Override
    public void sendCommitting(Exchange exchange, Connection connection) throws SQLException {
        if (clustered) {
            send(exchange, connection);
            commit(connection);
        } else {
            exchange.together(connection, List.of(), List.of(COMMIT, AUTOMATIC));
        }
    }

    /** Unlike {@link #begin}: a text ends where a statement fails; but see above. */
    @Override
    public void sendAlone(Exchange exchange, Connection connection) throws SQLException {
        if (clustered) {
            exchange.together(connection, List.of(MANUAL), List.of());
            commit(connection);
        } else {
            exchange.together(connection, List.of(BEGIN), List.of(COMMIT));
        }
    }
}
