package dev.bonin.jdbc.webhook;

import dev.bonin.jdbc.engine.Sql;
import dev.bonin.purpose.Purposes;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationState;
import dev.bonin.webhook.WebhookEvent;
import dev.bonin.webhook.WebhookType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Events as rows. They are written by the transaction that changes the verification, in one statement that writes
 * nothing unless its application has an endpoint.
 */
public final class WebhookEventRows {
    static final String COLUMNS = "id, application, verification_id, type, at, purpose, mode, reason";

    /** Deletes what the log has of a verification that is deleted; what still waits is delivered first. */
    public static final String FORGET = "DELETE FROM bonin_webhook_event WHERE verification_id = ? AND next_at IS NULL";

    /** Guardians are verified for the page that asks them; their application gets events on the child. */
    private static final String OF_NO_GUARDIAN = " AND v.purpose NOT LIKE '" + Purposes.ofGuardians("%%") + "'";

    private static final String RECORD = "INSERT INTO bonin_webhook_event (" + COLUMNS + ", state, attempts, next_at)"
            + " SELECT ?, v.application, v.id, ?, v.%1$s, v.purpose, v.mode, ?,"
            + " CASE WHEN e.off_at IS NULL THEN 'WAITING' ELSE 'FAILED' END, 0,"
            + " CASE WHEN e.off_at IS NULL THEN v.%1$s END"
            + " FROM bonin_verification v JOIN bonin_webhook_endpoint e ON e.name = v.application"
            + " WHERE v.id = ? AND v.state = ? AND v.%1$s = coalesce(?, v.%1$s)"
            + OF_NO_GUARDIAN;

    private static final String RECORD_AT =
            "INSERT INTO bonin_webhook_event (" + COLUMNS + ", state, attempts, next_at)"
                    + " SELECT ?, v.application, v.id, ?, ?, v.purpose, v.mode, ?,"
                    + " CASE WHEN e.off_at IS NULL THEN 'WAITING' ELSE 'FAILED' END, 0,"
                    + " CASE WHEN e.off_at IS NULL THEN ? END"
                    + " FROM bonin_verification v JOIN bonin_webhook_endpoint e ON e.name = v.application WHERE v.id = ?";

    private WebhookEventRows() {}

    /**
     * Returns the statement that records the event of a verification that this transaction has brought into a state.
     *
     * @param at when, as the verification's row has it; null if that was said before
     * @param reason why a policy refused
     */
    public static Sql recording(
            VerificationId id, VerificationState state, @Nullable Instant at, Optional<String> reason) {
        var type = WebhookType.of(state);
        return Sql.of(
                RECORD.formatted(time(state)),
                type.idOf(id.value()),
                type.name(),
                reason.orElse(null),
                id.value(),
                state.name(),
                at == null ? null : at.toEpochMilli());
    }

    /** Returns the statement that records an event of a verification that this transaction has locked and changed. */
    public static Sql recording(VerificationId id, WebhookType type, Instant at, Optional<String> reason) {
        var millis = at.toEpochMilli();
        return Sql.of(RECORD_AT, type.idOf(id.value()), type.name(), millis, reason.orElse(null), millis, id.value());
    }

    /** Returns the column that has the time of the change. */
    private static String time(VerificationState state) {
        return switch (state) {
            case ERASED -> "erased_at";
            case EXPIRED -> "expires_at";
            default -> "finished_at";
        };
    }

    static WebhookEvent read(ResultSet row) throws SQLException {
        return new WebhookEvent(
                row.getString("id"),
                row.getString("application"),
                new VerificationId(row.getString("verification_id")),
                WebhookType.valueOf(row.getString("type")),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("purpose"),
                Mode.valueOf(row.getString("mode")),
                Optional.ofNullable(row.getString("reason")));
    }
}
