package dev.bonin.jdbc.application;

import dev.bonin.application.Application;
import dev.bonin.application.ApplicationKeyHash;
import dev.bonin.application.ApplicationStore;
import dev.bonin.application.KeyHolder;
import dev.bonin.application.Scope;
import dev.bonin.jdbc.engine.DuplicateException;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.webhook.ApplicationRow;
import dev.bonin.jdbc.webhook.JdbcWebhookEndpoints;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Stores applications in rows: few, rarely written, and read on every call of an application. */
public final class JdbcApplicationStore implements ApplicationStore {
    private static final String ADD_KEY =
            "INSERT INTO bonin_application_key (key_hash, name, created_at, ends_at) VALUES (?, ?, ?, NULL)";
    private static final String BY_KEY = "SELECT 1 FROM bonin_application_key WHERE key_hash = ?";
    private static final List<String> TABLES = List.of(
            "bonin_application_key", "bonin_application_return_url", "bonin_application_scope", "bonin_application");

    private final Transactions transactions;

    public JdbcApplicationStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean add(Application application, ApplicationKeyHash key, Instant now) {
        var name = application.name();
        try {
            return transactions.write(
                    connection -> {
                        Sql.of(
                                        "INSERT INTO bonin_application (name, created_at) VALUES (?, ?)",
                                        name,
                                        now.toEpochMilli())
                                .update(connection);
                        for (var url : application.returnUrls()) {
                            Sql.of(
                                            "INSERT INTO bonin_application_return_url (name, return_url) VALUES (?, ?)",
                                            name,
                                            url)
                                    .update(connection);
                        }
                        addScopes(connection, name, application.scopes());
                        return addKey(connection, name, key, now);
                    },
                    Mark.of(BY_KEY, key.hex()));
        } catch (DuplicateException taken) {
            return false;
        }
    }

    private static void addScopes(Connection connection, String name, Set<Scope> scopes) throws SQLException {
        for (var scope : scopes) {
            Sql.of("INSERT INTO bonin_application_scope (name, scope) VALUES (?, ?)", name, scope.code())
                    .update(connection);
        }
    }

    private static boolean addKey(Connection connection, String name, ApplicationKeyHash key, Instant now)
            throws SQLException {
        return Sql.of(ADD_KEY, key.hex(), name, now.toEpochMilli()).update(connection) == 1;
    }

    @Override
    public boolean rotate(String name, ApplicationKeyHash key, Instant now, Instant othersEnd) {
        return transactions.write(
                connection -> {
                    if (!ApplicationRow.isLocked(name, transactions, connection)) {
                        return false;
                    }
                    Sql.of(
                                    "DELETE FROM bonin_application_key WHERE name = ? AND ends_at <= ?",
                                    name,
                                    now.toEpochMilli())
                            .update(connection);
                    Sql.of(
                                    "UPDATE bonin_application_key SET ends_at = ? WHERE name = ? AND (ends_at IS NULL OR ends_at > ?)",
                                    othersEnd.toEpochMilli(),
                                    name,
                                    othersEnd.toEpochMilli())
                            .update(connection);
                    return addKey(connection, name, key, now);
                },
                Mark.of(BY_KEY, key.hex()));
    }

    @Override
    public boolean replaceScopes(String name, Set<Scope> scopes) {
        return transactions.write(connection -> {
            if (!ApplicationRow.isLocked(name, transactions, connection)) {
                return false;
            }
            Sql.of("DELETE FROM bonin_application_scope WHERE name = ?", name).update(connection);
            addScopes(connection, name, scopes);
            return true;
        });
    }

    @Override
    public boolean remove(String name) {
        return transactions.write(connection -> {
            if (!ApplicationRow.isLocked(name, transactions, connection)) {
                return false;
            }
            JdbcWebhookEndpoints.remove(name, connection);
            for (var table : TABLES) {
                Sql.of("DELETE FROM " + table + " WHERE name = ?", name).update(connection);
            }
            return true;
        });
    }

    @Override
    public List<Application> list() {
        return transactions.read(connection -> {
            var names = Sql.of("SELECT name FROM bonin_application").list(connection, row -> row.getString(1));
            return named(connection, names.stream().sorted().toList());
        });
    }

    private static List<Application> named(Connection connection, List<String> names) throws SQLException {
        var applications = new ArrayList<Application>();
        for (var name : names) {
            applications.add(named(connection, name));
        }
        return applications;
    }

    private static Application named(Connection connection, String name) throws SQLException {
        var urls = Sql.of("SELECT return_url FROM bonin_application_return_url WHERE name = ?", name)
                .list(connection, row -> row.getString(1));
        return new Application(name, new HashSet<>(urls), scopes(connection, name));
    }

    private static Set<Scope> scopes(Connection connection, String name) throws SQLException {
        return new HashSet<>(Sql.of("SELECT scope FROM bonin_application_scope WHERE name = ?", name)
                .list(connection, row -> Scope.tryParse(row.getString(1)).orElseThrow()));
    }

    @Override
    public Optional<KeyHolder> findByKey(ApplicationKeyHash key) {
        return transactions.read(connection -> {
            var found = Sql.of(
                            "SELECT name, key_hash, ends_at FROM bonin_application_key WHERE key_hash = ?", key.hex())
                    .list(connection, row -> holder(connection, row));
            return found.stream().findFirst();
        });
    }

    private static KeyHolder holder(Connection connection, ResultSet row) throws SQLException {
        var hash = new ApplicationKeyHash(row.getString("key_hash"));
        long endsAt = row.getLong("ends_at");
        Optional<Instant> end = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(endsAt));
        return new KeyHolder(named(connection, row.getString("name")), hash, end);
    }
}
