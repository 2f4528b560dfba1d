package dev.bonin.jdbc.audit;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.ChainedEvent;
import dev.bonin.audit.UnreadableEntryException;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.person.PersonId;
import dev.bonin.verification.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Converts access log entries to rows and back. */
public final class AuditRows {
    private static final String COLUMNS =
            "id, at, application, actor, source, reason, purpose, action," + " verification_id, person_id, detail";

    static final String SELECT = "SELECT " + COLUMNS + " FROM bonin_audit_event";
    static final String SELECT_CHAINED = "SELECT " + COLUMNS + ", seq, hash FROM bonin_audit_event";

    private AuditRows() {}

    public static void insert(List<AuditEvent> events, Connection connection) throws SQLException {
        if (!events.isEmpty()) {
            inserting(events).update(connection);
        }
    }

    /**
     * Returns the statement that adds these entries to the access log.
     *
     * @param events at least one
     */
    public static Sql inserting(List<AuditEvent> events) {
        return Sql.insert(
                "bonin_audit_event (" + COLUMNS + ")",
                events.stream().map(AuditRows::row).toList());
    }

    private static @Nullable Object[] row(AuditEvent event) {
        return new @Nullable Object[] {
            event.id(),
            event.at().toEpochMilli(),
            event.application(),
            event.access().actor(),
            event.access().source(),
            event.access().reason(),
            event.purpose(),
            event.action().code(),
            event.verification().orElse(null),
            event.person().map(PersonId::value).orElse(null),
            event.detail()
        };
    }

    /**
     * Reads an entry.
     *
     * @throws StoreException if the row was changed outside Bonin and cannot be parsed
     */
    static AuditEvent read(ResultSet row) throws SQLException {
        try {
            return event(row);
        } catch (IllegalArgumentException changed) {
            throw new StoreException(
                    StoreException.Kind.BROKEN, "an entry of the access log is malformed: it was changed by hand");
        }
    }

    private static AuditEvent event(ResultSet row) throws SQLException {
        return new AuditEvent(
                row.getString("id"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("application"),
                new Access(row.getString("actor"), row.getString("source"), row.getString("reason")),
                row.getString("purpose"),
                AuditAction.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString("verification_id")),
                Optional.ofNullable(row.getString("person_id")).map(PersonId::new),
                row.getString("detail"));
    }

    static ChainedEvent readChained(ResultSet row) throws SQLException {
        try {
            return new ChainedEvent(row.getLong("seq"), row.getString("hash"), event(row));
        } catch (IllegalArgumentException changed) {
            throw new UnreadableEntryException(row.getLong("seq"), row.getString("id"));
        }
    }
}
