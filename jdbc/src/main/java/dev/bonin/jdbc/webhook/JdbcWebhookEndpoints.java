package dev.bonin.jdbc.webhook;

import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.DataKeyRows;
import dev.bonin.webhook.SealedSecret;
import dev.bonin.webhook.WebhookEndpoint;
import dev.bonin.webhook.WebhookEndpoint.Cause;
import dev.bonin.webhook.WebhookEndpoint.Off;
import dev.bonin.webhook.WebhookEndpoints;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Stores endpoints and secrets in rows: few, rarely written. */
public final class JdbcWebhookEndpoints implements WebhookEndpoints {
    private static final String SELECT = "SELECT name, url, declared, off_at, off_cause FROM bonin_webhook_endpoint";
    private static final String ADD =
            "INSERT INTO bonin_webhook_endpoint (name, url, declared, off_at, off_cause) VALUES (?, ?, ?, NULL, NULL)";
    private static final String SET = "UPDATE bonin_webhook_endpoint"
            + " SET url = ?, declared = 0, off_at = NULL, off_cause = NULL WHERE name = ?";
    private static final String DECLARE_OTHER = "UPDATE bonin_webhook_endpoint"
            + " SET url = ?, declared = 1, off_at = NULL, off_cause = NULL WHERE name = ?";
    private static final String OFF =
            "UPDATE bonin_webhook_endpoint SET off_at = ?, off_cause = ? WHERE name = ? AND off_at IS NULL";
    private static final String ON = "UPDATE bonin_webhook_endpoint SET off_at = NULL, off_cause = NULL"
            + " WHERE name = ? AND off_at IS NOT NULL";
    private static final String GIVE_UP =
            "UPDATE bonin_webhook_event SET state = 'FAILED', next_at = NULL WHERE application = ? AND next_at >= 0";
    private static final String SECRETS = "SELECT id, name, sealed, wrapped, ring_key_id FROM bonin_webhook_secret"
            + " WHERE name = ? ORDER BY created_at DESC, id DESC";
    private static final String ADD_SECRET = "INSERT INTO bonin_webhook_secret"
            + " (id, name, sealed, wrapped, ring_key_id, created_at) VALUES (?, ?, ?, ?, ?, ?)";

    private final Transactions transactions;

    public JdbcWebhookEndpoints(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Deletes what an application has of webhooks. Part of the transaction that deletes it.
     */
    public static void remove(String application, Connection connection) throws SQLException {
        for (var secret : secrets(application, connection)) {
            delete(secret, connection);
        }
        Sql.of("DELETE FROM bonin_webhook_endpoint WHERE name = ?", application).update(connection);
        Sql.of("DELETE FROM bonin_webhook_event WHERE application = ?", application)
                .update(connection);
    }

    @Override
    public Optional<WebhookEndpoint> find(String application) {
        return transactions
                .read(connection -> Sql.of(SELECT + " WHERE name = ?", application)
                        .list(connection, JdbcWebhookEndpoints::endpoint))
                .stream()
                .findFirst();
    }

    private static WebhookEndpoint endpoint(ResultSet row) throws SQLException {
        var cause = row.getString("off_cause");
        var off = cause == null
                ? Optional.<Off>empty()
                : Optional.of(new Off(Instant.ofEpochMilli(row.getLong("off_at")), Cause.valueOf(cause)));
        return new WebhookEndpoint(row.getString("name"), row.getString("url"), row.getInt("declared") != 0, off);
    }

    @Override
    public boolean set(String application, String url) {
        return transactions.write(connection -> {
            if (!ApplicationRow.isLocked(application, transactions, connection)) {
                return false;
            }
            var before =
                    Sql.of(SELECT + " WHERE name = ?", application).list(connection, JdbcWebhookEndpoints::endpoint);
            var change = before.isEmpty() ? Sql.of(ADD, application, url, 0) : Sql.of(SET, url, application);
            change.update(connection);
            return true;
        });
    }

    @Override
    public void declare(Map<String, String> urls) {
        if (declared().equals(urls)) {
            return; // as at most starts, which then write nothing
        }
        transactions.write(connection -> {
            transactions.lockName(connection, "webhook endpoints", true);
            var before = Sql.of(SELECT + " WHERE declared = 1 ORDER BY name")
                    .list(connection, JdbcWebhookEndpoints::endpoint);
            for (var endpoint : before) {
                if (!urls.containsKey(endpoint.application())) {
                    undeclare(endpoint.application(), connection);
                }
            }
            for (var declared : new TreeMap<>(urls).entrySet()) {
                declare(declared.getKey(), declared.getValue(), connection);
            }
            return true;
        });
    }

    private Map<String, String> declared() {
        return transactions
                .read(connection ->
                        Sql.of(SELECT + " WHERE declared = 1").list(connection, JdbcWebhookEndpoints::endpoint))
                .stream()
                .collect(Collectors.toMap(WebhookEndpoint::application, WebhookEndpoint::url));
    }

    private static void undeclare(String application, Connection connection) throws SQLException {
        Sql.of("DELETE FROM bonin_webhook_endpoint WHERE name = ?", application).update(connection);
        Sql.of(GIVE_UP, application).update(connection);
    }

    private static void declare(String application, String url, Connection connection) throws SQLException {
        var before = Sql.of(SELECT + " WHERE name = ?", application).list(connection, JdbcWebhookEndpoints::endpoint);
        if (before.isEmpty()) {
            Sql.of(ADD, application, url, 1).update(connection);
        } else if (!before.get(0).declared() || !before.get(0).url().equals(url)) {
            Sql.of(DECLARE_OTHER, url, application).update(connection);
        }
    }

    @Override
    public boolean off(String application, Cause cause, Instant now) {
        return transactions.write(connection -> {
            var isOff =
                    Sql.of(OFF, now.toEpochMilli(), cause.name(), application).update(connection) == 1;
            if (isOff) {
                Sql.of(GIVE_UP, application).update(connection);
            }
            return isOff;
        });
    }

    @Override
    public boolean on(String application) {
        return transactions.write(connection -> Sql.of(ON, application).update(connection) == 1);
    }

    @Override
    public List<SealedSecret> secrets(String application) {
        return transactions.read(connection -> secrets(application, connection));
    }

    private static List<SealedSecret> secrets(String application, Connection connection) throws SQLException {
        return Sql.of(SECRETS, application)
                .list(
                        connection,
                        row -> new SealedSecret(
                                row.getString("name"),
                                DataKeyRows.read(row.getString("id"), row),
                                row.getString("sealed")));
    }

    @Override
    public boolean add(SealedSecret secret, Instant now, int kept) {
        return transactions.write(
                connection -> {
                    if (!ApplicationRow.isLocked(secret.application(), transactions, connection)) {
                        return false;
                    }
                    insert(secret, now, connection);
                    drop(secret.application(), kept, connection);
                    return true;
                },
                Mark.of("SELECT 1 FROM bonin_webhook_secret WHERE id = ?", secret.id()));
    }

    private void insert(SealedSecret secret, Instant now, Connection connection) throws SQLException {
        DataKeyRows.requireLive(secret.dataKey(), transactions, connection);
        var latest = Sql.of(
                        "SELECT coalesce(max(created_at), 0) FROM bonin_webhook_secret WHERE name = ?",
                        secret.application())
                .list(connection, row -> row.getLong(1));
        Sql.of(
                        ADD_SECRET,
                        secret.id(),
                        secret.application(),
                        secret.sealed(),
                        secret.dataKey().wrapped(),
                        secret.dataKey().ringKey().hex(),
                        Math.max(now.toEpochMilli(), latest.get(0) + 1)) // the newest, also if a clock was set back
                .update(connection);
    }

    private static int drop(String application, int kept, Connection connection) throws SQLException {
        var secrets = secrets(application, connection);
        var older = secrets.subList(Math.min(kept, secrets.size()), secrets.size());
        for (var secret : older) {
            delete(secret, connection);
        }
        return older.size();
    }

    private static void delete(SealedSecret secret, Connection connection) throws SQLException {
        Sql.of("DELETE FROM bonin_webhook_secret WHERE id = ?", secret.id()).update(connection);
    }

    @Override
    public int dropOlder(String application) {
        return transactions.write(connection -> {
            var isThere = ApplicationRow.isLocked(application, transactions, connection);
            return isThere ? drop(application, 1, connection) : 0;
        });
    }
}
