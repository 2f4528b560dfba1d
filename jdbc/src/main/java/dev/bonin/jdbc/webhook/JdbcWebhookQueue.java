package dev.bonin.jdbc.webhook;

import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.webhook.WebhookQueue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Stores events in rows: the queue, and the log of what became of each. */
public final class JdbcWebhookQueue implements WebhookQueue {
    public static final String APPLICATIONS_DUE = """
            SELECT name FROM bonin_webhook_endpoint WHERE off_at IS NULL
              AND EXISTS (SELECT 1 FROM bonin_webhook_event WHERE application = name AND next_at <= ?)""";
    public static final String DUE = "SELECT " + WebhookEventRows.COLUMNS + ", attempts FROM bonin_webhook_event"
            + " WHERE application = ? AND next_at <= ? ORDER BY next_at, id LIMIT ?";
    private static final String CLAIM = "UPDATE bonin_webhook_event SET next_at = ? WHERE id = ? AND next_at <= ?";
    private static final String DELIVERED = """
            UPDATE bonin_webhook_event
            SET state = 'DELIVERED', attempts = attempts + 1, next_at = NULL, attempted_at = ?, result = ?
            WHERE id = ?""";
    private static final String FAILED = """
            UPDATE bonin_webhook_event
            SET state = ?, attempts = attempts + 1, next_at = ?, attempted_at = ?, result = ?
            WHERE id = ? AND next_at IS NOT NULL""";
    public static final String LOG = "SELECT " + WebhookEventRows.COLUMNS
            + ", state, attempts, next_at, attempted_at, result FROM bonin_webhook_event"
            + " WHERE application = ? AND at >= ? ORDER BY at, id LIMIT ?";
    private static final String IDS = "SELECT id FROM bonin_webhook_event";
    private static final String AGAIN =
            "UPDATE bonin_webhook_event SET state = 'WAITING', attempts = 0, next_at = ? WHERE id = ?";
    public static final String BACKLOG = """
            SELECT count(*), min(at) FROM bonin_webhook_endpoint
              JOIN bonin_webhook_event ON application = name AND next_at >= 0""";
    public static final String OLD =
            "SELECT id FROM bonin_webhook_event WHERE next_at IS NULL AND at < ? ORDER BY at, id LIMIT ?";

    private final Transactions transactions;

    public JdbcWebhookQueue(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<String> applicationsDue(Instant now) {
        return transactions.read(
                connection -> Sql.of(APPLICATIONS_DUE, now.toEpochMilli()).list(connection, row -> row.getString(1)));
    }

    @Override
    public List<Due> due(String application, Instant now, int most) {
        return transactions.read(connection -> Sql.of(DUE, application, now.toEpochMilli(), most)
                .list(connection, row -> new Due(WebhookEventRows.read(row), row.getInt("attempts"))));
    }

    @Override
    public boolean claim(String id, Instant now, Instant until) {
        return change(Sql.of(CLAIM, until.toEpochMilli(), id, now.toEpochMilli())) == 1;
    }

    @Override
    public void delivered(String id, String result, Instant at) {
        change(Sql.of(DELIVERED, at.toEpochMilli(), result, id));
    }

    @Override
    public void failed(String id, String result, Instant at, Optional<Instant> nextAt) {
        var state = nextAt.isPresent() ? State.WAITING : State.FAILED;
        change(Sql.of(
                FAILED, state.name(), nextAt.map(Instant::toEpochMilli).orElse(null), at.toEpochMilli(), result, id));
    }

    private int change(Sql update) {
        return transactions.write(update::update);
    }

    @Override
    public List<Entry> log(String application, Instant since, int most) {
        return transactions.read(connection ->
                Sql.of(LOG, application, since.toEpochMilli(), most).list(connection, JdbcWebhookQueue::entry));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                WebhookEventRows.read(row),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                time(row, "attempted_at"),
                Optional.ofNullable(row.getString("result")),
                time(row, "next_at"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    @Override
    public int replay(String application, String id, Instant now) {
        return again(
                Sql.of(IDS + " WHERE application = ? AND (id = ? OR verification_id = ?)", application, id, id), now);
    }

    @Override
    public int replayFailed(String application, Instant since, Instant now) {
        var failed = IDS + " WHERE application = ? AND at >= ? AND state = 'FAILED'";
        return again(Sql.of(failed, application, since.toEpochMilli()), now);
    }

    /** Counts what it finds: a driver may count only rows that an update changed, and one may wait already. */
    private int again(Sql found, Instant now) {
        return transactions.write(connection -> {
            var rows = new TreeSet<>(found.list(connection, row -> row.getString(1)))
                    .stream()
                            .map(id -> new @Nullable Object[] {now.toEpochMilli(), id})
                            .toList();
            if (!rows.isEmpty()) {
                transactions.updateEach(AGAIN, rows, connection);
            }
            return rows.size();
        });
    }

    @Override
    public Backlog backlog() {
        return transactions
                .read(connection -> Sql.of(BACKLOG).list(connection, row -> {
                    long waiting = row.getLong(1);
                    long oldest = row.getLong(2);
                    return new Backlog(
                            waiting, waiting == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest)));
                }))
                .get(0);
    }

    /** Reads first and deletes by id, so that locks are held only briefly; what was replayed meanwhile stays. */
    @Override
    public int forget(Instant before, int most) {
        var ids = transactions.read(
                connection -> Sql.of(OLD, before.toEpochMilli(), most).list(connection, row -> row.getString(1)));
        var rows = new TreeSet<>(ids)
                .stream().map(id -> new @Nullable Object[] {id}).toList();
        return rows.isEmpty()
                ? 0
                : transactions.write(connection -> transactions.updateEach(
                        "DELETE FROM bonin_webhook_event WHERE id = ? AND next_at IS NULL", rows, connection));
    }
}
