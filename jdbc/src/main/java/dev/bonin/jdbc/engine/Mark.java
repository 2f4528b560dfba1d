package dev.bonin.jdbc.engine;

import dev.bonin.audit.AuditEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What one transaction alone can have written, so that it can be looked up whether it was committed where its answer
 * was lost: mostly the id of its entry in the access log, which was drawn for it.
 */
public final class Mark {
    /** Of a transaction that may be done again by whoever asked for it, or that nothing can be told by. */
    static final Mark NONE = new Mark(Sql.of("SELECT 1 WHERE 1 = 0"));

    private final Sql query;

    private Mark(Sql query) {
        this.query = query;
    }

    /** Marks by the rows that a query finds, which are there exactly if the transaction was committed. */
    public static Mark of(String query, Object... values) {
        return new Mark(Sql.of(query, values));
    }

    public static Mark of(AuditEvent event) {
        return of("SELECT 1 FROM bonin_audit_event WHERE id = ?", event.id());
    }

    /** Marks by the first of several entries, which are written together. */
    public static Mark of(List<AuditEvent> events) {
        return events.isEmpty() ? NONE : of(events.get(0));
    }

    public boolean isThere(Connection connection) throws SQLException {
        return !query.list(connection, row -> row.getInt(1)).isEmpty();
    }
}
