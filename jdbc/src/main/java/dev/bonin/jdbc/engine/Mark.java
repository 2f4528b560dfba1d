package dev.bonin.jdbc.engine;

import dev.bonin.audit.AuditEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A row that only one particular transaction can have written, mostly its access log entry with a random id. If the
 * response to a commit was lost, a lookup of the row shows whether the transaction was committed.
 */
public final class Mark {
    /** For transactions that the caller can repeat, or that write no such row. */
    public static final Mark NONE = new Mark("SELECT 1 FROM bonin_mode_stamp WHERE 1 = 0");

    private final String query;
    private final Object[] values;

    private Mark(String query, Object... values) {
        this.query = query;
        this.values = values;
    }

    /** Creates a mark from a query that finds rows if and only if the transaction was committed. */
    public static Mark of(String query, Object... values) {
        return new Mark(query, values);
    }

    public static Mark of(AuditEvent event) {
        return of("SELECT 1 FROM bonin_audit_event WHERE id = ?", event.id());
    }

    /** Creates a mark from the first of several entries, which are written together. */
    public static Mark of(List<AuditEvent> events) {
        return events.isEmpty() ? NONE : of(events.get(0));
    }

    public boolean isThere(Connection connection) throws SQLException {
        return isThere(connection, "");
    }

    /** Returns whether the row is there; {@code clause} makes the query wait for a transaction that is writing it. */
    public boolean isThere(Connection connection, String clause) throws SQLException {
        return !Sql.of(query + clause, values)
                .list(connection, row -> row.getInt(1))
                .isEmpty();
    }
}
