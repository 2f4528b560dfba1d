package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.AbstractMap.SimpleEntry;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at what a MariaDB or MySQL is, at the start: whether it is a node of a Galera cluster, and whether a power cut
 * can take back what it has acknowledged, which no session can change.
 */
final class MySqlProbe {
    private static final Logger LOG = System.getLogger("dev.bonin.jdbc");

    private static final String FLUSH = "innodb_flush_log_at_trx_commit";
    private static final Sql VARIABLES = Sql.of("SHOW GLOBAL VARIABLES WHERE variable_name IN"
            + " ('wsrep_on', 'log_bin', 'sync_binlog', '" + FLUSH + "')");

    /** 3 is MariaDB's only: it writes even more often. */
    private static final Set<String> DURABLE = Set.of("1", "3");

    /** Of one, two, three and four bytes in UTF-8, as which {@link #RECEIVED} has to have them. */
    private static final String SENT = "a\u00e9\uac00\ud83d\ude00";

    private static final String RECEIVED = "61C3A9EAB080F09F9880";
    private static final Sql ECHO = Sql.of("SELECT @@character_set_client, HEX(?)", SENT);

    private final Map<String, String> variables;

    private MySqlProbe(Map<String, String> variables) {
        this.variables = variables;
    }

    /**
     * Returns what is known of a server of our own pool. One that cannot be reached is not asked again: opening its
     * pool fails with the reason.
     */
    static MySqlProbe of(DatabaseSettings.Server settings) {
        try (var pool = ServerPool.open(settings, new MySqlDialect(false), 1);
                var lease = pool.get()) {
            return of(lease.connection());
        } catch (SQLException away) {
            return new MySqlProbe(Map.of());
        }
    }

    /** Returns what is known of the server of a connection, and warns of a server that is not durable. */
    static MySqlProbe of(Connection connection) throws SQLException {
        var probe =
                new MySqlProbe(VARIABLES
                        .<Entry<String, String>>list(
                                connection, row -> new SimpleEntry<>(row.getString(1), row.getString(2)))
                        .stream()
                        .collect(Collectors.toMap(Entry::getKey, Entry::getValue)));
        probe.warning().ifPresent(warning -> LOG.log(Level.WARNING, warning));
        return probe;
    }

    /**
     * Checks that sessions of somebody else carry every character as it is. Other encodings make a question mark of
     * what they do not know, and two accounts would become one.
     *
     * @throws StoreException if they do not
     */
    static void requireEveryCharacter(Connection connection) throws SQLException {
        if (!ECHO.list(connection, row -> row.getString(1).startsWith("utf8") && RECEIVED.equals(row.getString(2)))
                .contains(true)) {
            throw new StoreException(
                    Kind.BROKEN,
                    "its sessions do not send texts as UTF-8, so accounts with other characters would be taken for one"
                            + " another: remove characterEncoding from the URL of the DataSource, such as"
                            + " spring.datasource.url, and SET NAMES from what its pool sends first, or set both to UTF-8"
                            + " and utf8mb4");
        }
    }

    boolean isCluster() {
        return "ON".equals(variables.get("wsrep_on"));
    }

    /** Returns what an operator has to know and to do; empty if a power cut does no harm. */
    Optional<String> warning() {
        var flush = variables.getOrDefault(FLUSH, "1");
        if (!DURABLE.contains(flush)) {
            return Optional.of(
                    "Store: the server's " + FLUSH + " is " + flush + ", so what was acknowledged may be lost in"
                            + " a power cut. Set it to 1 in the server's configuration; no session can.");
        }
        var sync = variables.getOrDefault("sync_binlog", "1");
        return "ON".equals(variables.get("log_bin")) && !"1".equals(sync)
                ? Optional.of("Store: the server has a binary log and its sync_binlog is " + sync + ", so what was"
                        + " acknowledged may be lost in a power cut: a transaction that is missing in this log is rolled"
                        + " back. Set it to 1 in the server's configuration; no session can.")
                : Optional.empty();
    }
}
