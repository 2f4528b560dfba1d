package dev.bonin.jdbc.server;

import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Failures;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Tables;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an operator should know of a MariaDB or MySQL: rights of its user, settings by which a commit can be lost, and
 * the state of a Galera node.
 */
final class MySqlDiagnosis {
    private static final Sql COLUMNS = Sql.of("SELECT table_name, MIN(column_name) FROM information_schema.columns"
            + " WHERE table_schema = DATABASE() AND table_name LIKE 'bonin\\_%'"
            + " AND table_name <> 'bonin_schema_history' GROUP BY table_name");

    /** With that of names that are locked, which only these servers have. */
    private static final List<String> TABLES =
            Stream.concat(Tables.ALL.stream(), Stream.of("bonin_lock")).sorted().toList();

    private static final Sql CLUSTER =
            Sql.of("SHOW GLOBAL STATUS WHERE variable_name IN ('wsrep_ready', 'wsrep_cluster_status')"
                    + " AND value NOT IN ('ON', 'Primary')");
    private static final Sql BINLOG = Sql.of(
            "SELECT 1 FROM (SELECT 1) AS one WHERE @@global.log_bin = 1 AND @@global.binlog_format = 'STATEMENT'");

    /** Access denied: to a database, a table, a column, an operation or a routine. */
    private static final Set<Integer> DENIED = Set.of(1044, 1142, 1143, 1227, 1370);

    private MySqlDiagnosis() {}

    static List<Finding> of(Connection connection) throws SQLException {
        var findings = new ArrayList<Finding>();
        ofTables(connection, findings);
        var server = MySqlProbe.read(connection);
        server.risk().ifPresent(risk -> findings.add(Finding.of(FindingCode.NOT_DURABLE, risk)));
        if (!BINLOG.list(connection, row -> true).isEmpty()) {
            findings.add(Finding.of(FindingCode.BINLOG_BY_STATEMENT));
        }
        if (server.isCluster()) {
            findings.add(cluster(connection));
        }
        return findings;
    }

    private static Finding cluster(Connection connection) throws SQLException {
        var wrong = CLUSTER.list(connection, row -> row.getString(1) + "=" + row.getString(2));
        return wrong.isEmpty()
                ? Finding.of(FindingCode.CLUSTER)
                : Finding.of(FindingCode.CLUSTER_NOT_PRIMARY, String.join(", ", wrong));
    }

    /** Tries each right on each table, with statements that touch no row: grants can be of roles and of the server. */
    private static void ofTables(Connection connection, List<Finding> findings) throws SQLException {
        var columns = columns(connection);
        var missing = new ArrayList<String>();
        var rights = new ArrayList<String>();
        for (var table : TABLES) {
            var column = columns.get(table);
            if (column == null && isAllowed(connection, selecting(table))) {
                missing.add(table);
            } else {
                missingRights(connection, table, column).ifPresent(rights::add);
            }
        }
        Tables.missing(missing).ifPresent(findings::add);
        MissingRights.of(rights).ifPresent(findings::add);
    }

    /** Returns the first column of each table; a table on which no right was granted has none here. */
    private static Map<String, String> columns(Connection connection) throws SQLException {
        return COLUMNS
                .<Entry<String, String>>list(connection, row -> new SimpleEntry<>(row.getString(1), row.getString(2)))
                .stream()
                .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
    }

    /** @param column one of the table's columns; null if no right on it was granted */
    private static Optional<String> missingRights(Connection connection, String table, @Nullable String column)
            throws SQLException {
        var rights = new ArrayList<String>();
        for (var trial : trials(table, String.valueOf(column)).entrySet()) {
            if (column == null || !isAllowed(connection, trial.getValue())) {
                rights.add(trial.getKey());
            }
        }
        return rights.isEmpty() ? Optional.empty() : Optional.of(table + " (" + String.join(", ", rights) + ")");
    }

    private static String selecting(String table) {
        return "SELECT 1 FROM " + table + " WHERE 1 = 0";
    }

    private static Map<String, String> trials(String table, String column) {
        var trials = new LinkedHashMap<String, String>();
        trials.put("SELECT", selecting(table));
        trials.put("INSERT", "INSERT INTO " + table + " SELECT * FROM " + table + " WHERE 1 = 0");
        trials.put("UPDATE", "UPDATE " + table + " SET " + column + " = " + column + " WHERE 1 = 0");
        trials.put("DELETE", "DELETE FROM " + table + " WHERE 1 = 0");
        return trials;
    }

    private static boolean isAllowed(Connection connection, String trial) throws SQLException {
        try {
            var exchange = new Exchange();
            exchange.update(Sql.of(trial));
            exchange.oneByOne(connection);
            return true;
        } catch (SQLException refused) {
            if (Failures.of(refused) instanceof StoreException known && known.kind() == Kind.BROKEN) {
                return !DENIED.contains(refused.getErrorCode());
            }
            throw refused;
        }
    }
}
