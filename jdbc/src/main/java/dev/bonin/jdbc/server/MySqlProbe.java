package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.Sql;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks at what a MariaDB or MySQL is: whether it is a node of a Galera cluster, and whether a power cut can take back
 * what it has acknowledged, which no session can change.
 */
final class MySqlProbe {
    private static final Logger LOG = System.getLogger("dev.bonin.jdbc");

    private static final String FLUSH = "innodb_flush_log_at_trx_commit";
    private static final String SYNC = "sync_binlog";
    private static final String DOUBLE = "innodb_doublewrite";
    private static final String METHOD = "innodb_flush_method";
    private static final Sql VARIABLES = Sql.of("SHOW GLOBAL VARIABLES WHERE variable_name IN"
            + " ('wsrep_on', 'log_bin', '" + String.join("', '", SYNC, FLUSH, DOUBLE, METHOD) + "')");

    /** 3 is MariaDB's only: it writes even more often. */
    private static final Set<String> DURABLE = Set.of("1", "3");

    /** Without copies, a page that was being written at a power cut cannot be read afterwards. */
    private static final Set<String> WITHOUT_COPIES = Set.of("OFF", "DETECT_ONLY");

    /** Meant for tests of speed: they leave it to the system when anything comes to the disk. */
    private static final Set<String> UNFLUSHED = Set.of("nosync", "littlesync");

    private static final String LOST_TRANSACTION = ": a transaction that is missing in the binary log is rolled back";

    private static final Map<String, String> REMEDIES = Map.of(FLUSH, "1", SYNC, "1", DOUBLE, "ON", METHOD, "fsync");

    /** Of one, two, three and four bytes in UTF-8, as which {@link #RECEIVED} has to have them. */
    private static final String SENT = "a\u00e9\uac00\ud83d\ude00";

    private static final String RECEIVED = "61C3A9EAB080F09F9880";
    private static final Sql ECHO = Sql.of("SELECT @@character_set_client, HEX(?)", SENT);

    private final Map<String, String> variables;

    MySqlProbe(Map<String, String> variables) {
        this.variables = variables;
    }

    /** Returns what is known of a server that cannot be reached. */
    static MySqlProbe ofNone() {
        return new MySqlProbe(Map.of());
    }

    /** Returns what is known of the server of a connection, and warns in the log of a server that is not durable. */
    static MySqlProbe of(Connection connection) throws SQLException {
        var probe = read(connection);
        probe.warning().ifPresent(warning -> LOG.log(Level.WARNING, warning));
        return probe;
    }

    /** Returns what is known of the server of a connection. */
    static MySqlProbe read(Connection connection) throws SQLException {
        return new MySqlProbe(
                VARIABLES
                        .<Entry<String, String>>list(
                                connection, row -> new SimpleEntry<>(row.getString(1), row.getString(2)))
                        .stream()
                        .collect(Collectors.toMap(Entry::getKey, Entry::getValue)));
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

    /** Returns the settings by which a power cut can take back what was acknowledged; empty if there is none. */
    Optional<String> risk() {
        return joined(risky(), name -> name + "=" + variables.get(name));
    }

    /** Returns what an operator has to know and to do; empty if a power cut does no harm. */
    Optional<String> warning() {
        var risky = risky();
        return joined(risky, name -> name + " is " + variables.get(name))
                .map(values -> "Store: the server's " + values
                        + ", so what was acknowledged may be lost in a power cut"
                        + (risky.contains(SYNC) ? LOST_TRANSACTION : "")
                        + ". Set "
                        + joined(risky, name -> name + "=" + REMEDIES.get(name)).orElse("")
                        + " in the server's configuration; no session can.");
    }

    private static Optional<String> joined(List<String> names, Function<String, String> text) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(names.stream().map(text).collect(Collectors.joining(", ")));
    }

    private List<String> risky() {
        var risky = new ArrayList<String>();
        if (!DURABLE.contains(variables.getOrDefault(FLUSH, "1"))) {
            risky.add(FLUSH);
        }
        if ("ON".equals(variables.get("log_bin")) && !"1".equals(variables.getOrDefault(SYNC, "1"))) {
            risky.add(SYNC);
        }
        if (WITHOUT_COPIES.contains(variables.getOrDefault(DOUBLE, "ON"))) {
            risky.add(DOUBLE);
        }
        if (UNFLUSHED.contains(variables.getOrDefault(METHOD, "fsync"))) {
            risky.add(METHOD);
        }
        return risky;
    }
}
