package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;

/**
 * Finds out whether sessions keep what is set when they are opened. Behind a pooler such as PgBouncer they do not: it
 * refuses the settings, or ignores them, and hands each transaction to another session.
 */
final class PostgreSqlProbe {
    private static final Logger LOG = System.getLogger("dev.bonin.jdbc");

    /** {@code protocol_violation}: PgBouncer's answer to settings that it does not know. */
    private static final String REFUSED = "08P01";

    private static final Sql SETTINGS =
            Sql.of("SELECT current_setting('statement_timeout'), current_setting('synchronous_commit')");

    private PostgreSqlProbe() {}

    /**
     * Returns whether sessions are ours. A server that cannot be reached is not asked again: opening its pool fails
     * with the reason.
     */
    static boolean keepsSettings(DatabaseSettings.Server settings, Dialect dialect) {
        try (var pool = ServerPool.open(settings, dialect, 1);
                var lease = pool.get()) {
            var kept = SETTINGS.list(lease.connection(), row -> List.of(row.getString(1), row.getString(2)))
                    .contains(List.of("5s", "on"));
            return kept || isPooled();
        } catch (SQLException away) {
            return !isRefused(away) || isPooled();
        }
    }

    private static boolean isPooled() {
        LOG.log(
                Level.INFO,
                "Store: the database is behind a pooler that does not keep a session's settings, so each transaction sets"
                        + " its limits and its durability, and statements are not prepared on the server");
        return false;
    }

    private static boolean isRefused(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException one && REFUSED.equals(one.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
