package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Failures;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Knows which dialect a server speaks. */
final class Dialects {
    private static final Logger LOG = System.getLogger("dev.bonin.jdbc");

    private Dialects() {}

    /**
     * Returns the dialect of a server, by its URL; that of PostgreSQL for a URL of no known kind. Looks whether there
     * is a pooler before a PostgreSQL.
     */
    static Dialect of(DatabaseSettings.Server settings) {
        if (MySqlUrl.isMeantBy(settings.url())) {
            return new MySqlDialect(probe(settings).isCluster());
        }
        var own = new PostgreSqlDialect(true);
        return PostgreSqlProbe.keepsSettings(settings, own) ? own : new PostgreSqlDialect(false);
    }

    /**
     * Returns what is known of a MariaDB or MySQL of our own pool. One that cannot be reached is not asked again:
     * opening its pool fails with the reason.
     */
    static MySqlProbe probe(DatabaseSettings.Server settings) {
        try (var pool = ServerPool.open(settings, new MySqlDialect(false), 1);
                var lease = pool.get()) {
            return MySqlProbe.of(lease.connection());
        } catch (SQLException away) {
            return MySqlProbe.ofNone();
        }
    }

    /**
     * Returns the dialect of the server behind an application's DataSource.
     *
     * @throws StoreException if no dialect knows this kind of server, or it cannot be reached
     */
    static ForeignDialect of(DataSource source) {
        try (var connection = source.getConnection()) {
            warnOfSnapshots(connection);
            var product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "PostgreSQL" -> new PostgreSqlDialect(false);
                case "MariaDB", "MySQL" -> {
                    MySqlProbe.requireEveryCharacter(connection);
                    yield new MySqlForeignDialect(MySqlProbe.of(connection).isCluster());
                }
                default ->
                    throw new StoreException(
                            Kind.BROKEN,
                            "it is of " + product + " (expected: PostgreSQL, MariaDB or MySQL; in tests, set"
                                    + " bonin.store.url=memory in place of bonin.store.datasource)");
            };
        } catch (SQLException away) {
            throw Failures.of(away);
        }
    }

    private static void warnOfSnapshots(Connection connection) throws SQLException {
        if (connection.getTransactionIsolation() != Connection.TRANSACTION_READ_COMMITTED) {
            LOG.log(
                    Level.WARNING,
                    "Accounts: transactions of this DataSource read from a snapshot, so link, unlink, all else of Accounts"
                            + " that writes, and redeeming refuse to take part in them. Set"
                            + " spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED, or"
                            + " @Transactional(isolation = Isolation.READ_COMMITTED) wherever they are called.");
        }
    }

    /** Returns the dialect of the same server for sessions that are not ours. */
    static ForeignDialect foreign(Dialect dialect) {
        return dialect instanceof ForeignDialect foreign
                ? foreign
                : new MySqlForeignDialect(dialect instanceof MySqlDialect own && own.isClustered());
    }
}
