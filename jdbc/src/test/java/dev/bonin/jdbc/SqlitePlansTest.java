package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.SqliteFile;
import dev.bonin.jdbc.engine.SqliteTransactions;
import dev.bonin.verification.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqlitePlansTest extends PlansContract {
    private static final String NUMBERS =
            "WITH RECURSIVE count(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM count WHERE n < 10000) SELECT n FROM count";

    /** Nothing, the few keys of the ring, and indexes of nothing but what is to be done. */
    private static final Set<String> SMALL = Set.of(
            "SCAN CONSTANT ROW",
            "SCAN r",
            "SCAN bonin_audit_event USING INDEX bonin_audit_event_unchained",
            "SCAN bonin_webhook_endpoint",
            "SCAN bonin_webhook_event USING INDEX bonin_webhook_event_due", // which has what waits
            "SCAN open",
            "SCAN used",
            "SCAN found",
            "SCAN latest", // what was found of the browsers
            "SCAN (subquery-3)");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // there before each test
    private SqliteTransactions transactions;

    @BeforeEach
    void fill() {
        var file = new DatabaseSettings.Sqlite(folder.resolve("bonin.db"));
        BoninDatabase.open(file, Mode.SANDBOX).close();
        transactions = SqliteTransactions.open(SqliteFile.at(file));
        transactions.write(connection -> {
            for (var insert : rows(NUMBERS)) {
                Sql.of(insert).update(connection);
            }
            return true;
        });
    }

    @AfterEach
    void close() {
        transactions.close();
    }

    @Override
    List<String> wholeTables(Question question) {
        return transactions
                .read(connection ->
                        question.explained("EXPLAIN QUERY PLAN").list(connection, row -> row.getString("detail")))
                .stream()
                .filter(step -> step.startsWith("SCAN "))
                .filter(step -> !SMALL.contains(step))
                .toList();
    }
}
