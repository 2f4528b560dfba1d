package dev.bonin.jdbc.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.util.concurrent.TimeUnit;

/** The connection pool for PostgreSQL, with limits on every connection. */
public final class PostgreSqlPool {
    static final long CONNECTION_WAIT_MILLIS = TimeUnit.SECONDS.toMillis(3);

    /** Longer than the statement timeout, so that it only affects servers that no longer respond. */
    static final int SOCKET_SECONDS = 6;

    private static final long VALIDATION_MILLIS = TimeUnit.SECONDS.toMillis(1);
    private static final int CONNECT_SECONDS = 3;

    /**
     * Appended to the operator's options so that they take precedence. They bound every wait, guarantee that a commit
     * is on disk when it returns, and release the locks of a crashed node soon.
     */
    private static final String SERVER_SETTINGS = "-c statement_timeout=5s -c lock_timeout=3s"
            + " -c idle_in_transaction_session_timeout=10s -c synchronous_commit=on";

    /**
     * For migrations: a single statement may touch the rows of all persons, while another idle connection holds the
     * migration lock. No request waits for this node yet.
     */
    private static final String MIGRATION_SETTINGS = "-c statement_timeout=0 -c lock_timeout=3s"
            + " -c idle_in_transaction_session_timeout=0 -c synchronous_commit=on";

    /** Flyway holds its lock on one connection and changes tables on another. */
    private static final int MIGRATION_CONNECTIONS = 2;

    private PostgreSqlPool() {}

    static HikariDataSource open(DatabaseSettings.PostgreSql settings) {
        return open(settings, settings.connections(), SOCKET_SECONDS, SERVER_SETTINGS);
    }

    /** Opens connections for migrations, whose statements have no timeout. The caller closes the pool. */
    public static HikariDataSource forMigrations(DatabaseSettings.PostgreSql settings) {
        return open(settings, MIGRATION_CONNECTIONS, 0, MIGRATION_SETTINGS);
    }

    private static HikariDataSource open(
            DatabaseSettings.PostgreSql settings, int connections, int socketSeconds, String serverSettings) {
        var url = PostgreSqlUrl.of(settings.url());
        var config = new HikariConfig();
        config.setPoolName("bonin");
        config.setJdbcUrl(url.withoutOptions());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(CONNECTION_WAIT_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(false);
        config.addDataSourceProperty("ApplicationName", "bonin");
        config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("socketTimeout", socketSeconds);
        config.addDataSourceProperty("tcpKeepAlive", true);
        config.addDataSourceProperty("logServerErrorDetail", false);
        config.addDataSourceProperty("options", (url.options() + " " + serverSettings).strip());
        return pool(config);
    }

    /**
     * No connection is opened yet, so a failure can only be caused by the URL. The pool's message is omitted: it quotes
     * the URL with the password.
     */
    private static HikariDataSource pool(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (RuntimeException unreadable) {
            throw new StoreException(Kind.BROKEN, "its URL cannot be read (expected: jdbc:postgresql://host/database)");
        }
    }
}
