package dev.bonin.jdbc.server;

import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.jdbc.engine.Failures;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an operator should know of a MariaDB or MySQL: rights of its user, settings by which a commit can be lost, and
 * the state of a Galera node.
 */
final class MySqlDiagnosis {
    private static final Sql COLUMNS = Sql.of("SELECT table_name, MIN(column_name) FROM information_schema.columns"
            + " WHERE table_schema = DATABASE() AND table_name LIKE 'bonin\\_%'"
            + " AND table_name <> 'bonin_schema_history' GROUP BY table_name ORDER BY table_name");

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
        MissingRights.of(missingRights(connection)).ifPresent(findings::add);
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
    private static List<String> missingRights(Connection connection) throws SQLException {
        var missing = new ArrayList<String>();
        for (var table : COLUMNS.list(connection, row -> List.of(row.getString(1), row.getString(2)))) {
            var rights = new ArrayList<String>();
            for (var trial : trials(table.get(0), table.get(1)).entrySet()) {
                if (!isAllowed(connection, trial.getValue())) {
                    rights.add(trial.getKey());
                }
            }
            if (!rights.isEmpty()) {
                missing.add(table.get(0) + " (" + String.join(", ", rights) + ")");
            }
        }
        return missing;
    }

    private static Map<String, String> trials(String table, String column) {
        var trials = new LinkedHashMap<String, String>();
        trials.put("INSERT", "INSERT INTO " + table + " SELECT * FROM " + table + " WHERE 1 = 0");
        trials.put("UPDATE", "UPDATE " + table + " SET " + column + " = " + column + " WHERE 1 = 0");
        trials.put("DELETE", "DELETE FROM " + table + " WHERE 1 = 0");
        return trials;
    }

    private static boolean isAllowed(Connection connection, String trial) throws SQLException {
        try {
            Sql.of(trial).update(connection);
            return true;
        } catch (SQLException refused) {
            if (Failures.of(refused) instanceof StoreException known && known.kind() == Kind.BROKEN) {
                return !DENIED.contains(refused.getErrorCode());
            }
            throw refused;
        }
    }
}
