package dev.bonin.jdbc.request;

import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.webhook.WebhookEventRows;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Marks requests as expired and deletes old ones, a few at a time. */
public final class OverdueRequests {
    /** As the partial index has it, which contains only those rows. */
    private static final String WITH_END = " state IN ('OPEN', 'EXPIRED', 'CANCELLED') AND expires_at > 0";

    public static final String OVERDUE = "SELECT id FROM bonin_verification WHERE state = ? AND" + WITH_END
            + " AND expires_at < ? ORDER BY expires_at LIMIT ?";
    public static final String REFUSED =
            "SELECT id FROM bonin_verification WHERE state = 'REFUSED' AND erase_after <= ?"
                    + " ORDER BY erase_after, id LIMIT ?";
    private static final String EXPIRE =
            "UPDATE bonin_verification SET state = 'EXPIRED' WHERE id = ?" + VerificationRows.AND_STATE + "= 'OPEN'";
    private static final String FORGET = "DELETE FROM bonin_verification WHERE id = ?" + VerificationRows.AND_STATE
            + "IN ('OPEN', 'EXPIRED', 'CANCELLED')";
    private static final String FORGET_REFUSED =
            "DELETE FROM bonin_verification WHERE id = ?" + VerificationRows.AND_STATE + "= 'REFUSED'";

    private final Transactions transactions;

    OverdueRequests(Transactions transactions) {
        this.transactions = transactions;
    }

    int expire(Instant deadline, int most) {
        return each(overdue(VerificationState.OPEN, deadline, most), EXPIRE, OverdueRequests::tellOfExpiry);
    }

    private static void tellOfExpiry(String id, Connection connection) throws SQLException {
        WebhookEventRows.recording(new VerificationId(id), VerificationState.EXPIRED, null, Optional.empty())
                .update(connection);
    }

    /** Deletes by state: a request that was finished in the meantime stays. */
    int forget(Instant deadline, int most) {
        int forgotten = 0;
        for (var state : List.of(VerificationState.EXPIRED, VerificationState.CANCELLED, VerificationState.OPEN)) {
            forgotten += each(overdue(state, deadline, most - forgotten), FORGET, OverdueRequests::forgetTheRest);
        }
        return forgotten;
    }

    int forgetRefused(Instant now, int most) {
        return each(Sql.of(REFUSED, now.toEpochMilli(), most), FORGET_REFUSED, OverdueRequests::forgetTheRest);
    }

    private static void forgetTheRest(String id, Connection connection) throws SQLException {
        Sql.of(WebhookEventRows.FORGET, id).update(connection);
        Sql.of(GuardianRows.FORGET, id).update(connection);
    }

    private static Sql overdue(VerificationState state, Instant deadline, int most) {
        return Sql.of(OVERDUE, state.name(), deadline.toEpochMilli(), most);
    }

    /** What is written together with the change of a row. */
    @FunctionalInterface
    private interface Consequence {
        void of(String id, Connection connection) throws SQLException;
    }

    /**
     * Reads the rows first and then changes them one by one with a condition: another node may have changed them in
     * between, and locks are held only briefly.
     */
    private int each(Sql found, String change, Consequence consequence) {
        var ids = transactions.read(connection -> found.list(connection, row -> row.getString(1)));
        return ids.isEmpty()
                ? 0
                : transactions.write(connection -> {
                    int changed = 0;
                    for (var id : new TreeSet<>(ids)) { // the order in which all transactions lock
                        if (Sql.of(change, id).update(connection) == 1) {
                            consequence.of(id, connection);
                            changed++;
                        }
                    }
                    return changed;
                });
    }
}
