package dev.bonin.jdbc.request;

import dev.bonin.announcement.OutcomeOutbox;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.List;

/**
 * Stores the outbox in columns of the requests, so that the statement that finishes a request also writes its entry.
 */
public final class JdbcOutbox implements OutcomeOutbox {
    public static final String DUE = """
            SELECT id, announce_failures FROM bonin_verification WHERE announce_at <= ?
            ORDER BY announce_at, id LIMIT ?""";
    private static final String CLAIM =
            "UPDATE bonin_verification SET announce_at = ? WHERE id = ? AND announce_at <= ?";
    private static final String SETTLE = "UPDATE bonin_verification SET announce_at = NULL WHERE id = ?";
    private static final String POSTPONE = """
            UPDATE bonin_verification SET announce_at = ?, announce_failures = announce_failures + 1
            WHERE id = ? AND announce_at IS NOT NULL""";

    private final Transactions transactions;

    public JdbcOutbox(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Due> due(Instant now, int most) {
        return transactions.read(connection -> Sql.of(DUE, now.toEpochMilli(), most)
                .list(connection, row -> new Due(new VerificationId(row.getString(1)), row.getInt(2))));
    }

    @Override
    public boolean claim(VerificationId id, Instant now, Instant until) {
        return changes(Sql.of(CLAIM, until.toEpochMilli(), id.value(), now.toEpochMilli()));
    }

    @Override
    public void settle(VerificationId id) {
        changes(Sql.of(SETTLE, id.value()));
    }

    @Override
    public void postpone(VerificationId id, Instant nextAt) {
        changes(Sql.of(POSTPONE, nextAt.toEpochMilli(), id.value()));
    }

    private boolean changes(Sql update) {
        return transactions.write(connection -> update.update(connection) == 1);
    }
}
