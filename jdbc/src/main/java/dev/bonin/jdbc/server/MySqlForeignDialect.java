package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB and MySQL in sessions that are not ours: each transaction begins with our limits and ends with theirs, and
 * statements are sent one by one, since the application's URL decides whether a text may have several.
 */
final class MySqlForeignDialect extends MySqlDialect implements ForeignDialect {

    /** Only for the next transaction, so it needs no end. */
    private static final Sql ISOLATION = Sql.of("SET TRANSACTION ISOLATION LEVEL READ COMMITTED");

    private static final String LIMITS = "SET @bonin_lock_wait=@@innodb_lock_wait_timeout, @bonin_mode=@@sql_mode"
            + " /*M!100600 , @bonin_time=@@max_statement_time */ /*!80000 , @bonin_time=@@max_execution_time */"
            + ", SESSION innodb_lock_wait_timeout=2, " + STRICT
            + " /*M!100600 , max_statement_time=5 */ /*!80000 , max_execution_time=5000 */";

    private static final String THEIRS = "SET SESSION innodb_lock_wait_timeout=@bonin_lock_wait, sql_mode=@bonin_mode"
            + " /*M!100600 , max_statement_time=@bonin_time */ /*!80000 , max_execution_time=@bonin_time */";

    private static final Sql JOIN = Sql.of("SAVEPOINT bonin_join");
    private static final Sql LEAVE = Sql.of("RELEASE SAVEPOINT bonin_join");
    private static final Sql UNDO = Sql.of("ROLLBACK TO SAVEPOINT bonin_join");

    private final Sql limits;
    private final Sql theirs;

    /**
     * Creates the dialect.
     *
     * @param clustered whether the server is a node of a Galera cluster
     */
    MySqlForeignDialect(boolean clustered) {
        super(clustered);
        this.limits =
                Sql.of(clustered ? LIMITS + ", @bonin_sync=@@wsrep_sync_wait, SESSION wsrep_sync_wait=7" : LIMITS);
        this.theirs = Sql.of(clustered ? THEIRS + ", wsrep_sync_wait=@bonin_sync" : THEIRS);
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        ISOLATION.update(connection);
        limits.update(connection);
    }

    /** Without a transaction, there are no limits. */
    @Override
    public void alone(Connection connection) throws SQLException {
        begin(connection);
    }

    @Override
    public void handBack(Connection connection) throws SQLException {
        theirs.update(connection);
    }

    /** The application's URL decides whether the driver counts the rows of a batch. */
    @Override
    public boolean sharesTransactions() {
        return false;
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    @Override
    public void rollBack(Connection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public void send(Exchange exchange, Connection connection) throws SQLException {
        exchange.oneByOne(connection);
    }

    /** The application's URL decides whether the driver counts the rows of a batch, and sends it as statements. */
    @Override
    public int updateEach(String text, List<@Nullable Object[]> rows, Connection connection) throws SQLException {
        return Sql.updateOneByOne(text, rows, connection);
    }

    @Override
    public void sendCommitting(Exchange exchange, Connection connection) throws SQLException {
        exchange.oneByOne(connection);
        connection.commit();
    }

    @Override
    public void sendAlone(Exchange exchange, Connection connection) throws SQLException {
        sendCommitting(exchange, connection);
    }

    @Override
    public String join(Connection connection) throws SQLException {
        JOIN.update(connection);
        limits.update(connection);
        return "";
    }

    @Override
    public void leave(String before, Connection connection) throws SQLException {
        LEAVE.update(connection);
        theirs.update(connection);
    }

    /** A deadlock has undone the whole transaction, and its savepoint: then this fails, too. */
    @Override
    public void undo(Connection connection) throws SQLException {
        theirs.update(connection);
        UNDO.update(connection);
    }
}
