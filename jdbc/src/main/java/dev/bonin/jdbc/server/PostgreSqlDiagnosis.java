package dev.bonin.jdbc.server;

import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What an operator should know of a PostgreSQL: rights of its user, and settings by which a commit can be lost. */
final class PostgreSqlDiagnosis {
    private static final Sql TABLES = Sql.of("SELECT t.relname FROM pg_class t"
            + " JOIN pg_namespace s ON s.oid = t.relnamespace"
            + " WHERE s.nspname = current_schema() AND t.relkind IN ('r', 'p') AND t.relname LIKE 'bonin\\_%'");

    private static final Sql MISSING_RIGHTS = Sql.of("SELECT t.relname || ' (' || string_agg(r.name, ', ') || ')'"
            + " FROM pg_class t JOIN pg_namespace s ON s.oid = t.relnamespace"
            + " CROSS JOIN unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS r(name)"
            + " WHERE s.nspname = current_schema() AND t.relkind = 'r' AND t.relname LIKE 'bonin\\_%'"
            + " AND t.relname <> 'bonin_schema_history' AND NOT has_table_privilege(t.oid, r.name)"
            + " GROUP BY t.relname ORDER BY t.relname");

    /** As they apply to the session that asks, wherever they are set: for the server, the database or the role. */
    private static final Sql NOT_DURABLE = Sql.of("SELECT name || '=' || setting FROM pg_settings"
            + " WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'"
            + " OR name = 'synchronous_commit' AND setting = 'local'"
            + " AND current_setting('synchronous_standby_names') <> '' ORDER BY name");

    private PostgreSqlDiagnosis() {}

    /** @param isPooled whether the sessions do not keep what is set when they are opened */
    static List<Finding> of(Connection connection, boolean isPooled) throws SQLException {
        var findings = new ArrayList<Finding>();
        Tables.missingBesides(TABLES.list(connection, row -> row.getString(1))).ifPresent(findings::add);
        MissingRights.of(MISSING_RIGHTS.list(connection, row -> row.getString(1)))
                .ifPresent(findings::add);
        var risks = NOT_DURABLE.list(connection, row -> row.getString(1));
        if (!risks.isEmpty()) {
            findings.add(Finding.of(FindingCode.NOT_DURABLE, String.join(", ", risks)));
        }
        if (isPooled) {
            findings.add(Finding.of(FindingCode.POOLER));
        }
        return findings;
    }
}
