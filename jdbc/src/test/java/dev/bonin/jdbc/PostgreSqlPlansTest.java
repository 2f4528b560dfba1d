package dev.bonin.jdbc;

import dev.bonin.verification.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgreSqlPlansTest extends PlansContract {
    @SuppressWarnings("NullAway.Init") // started before all tests
    private static PostgreSql server;

    @SuppressWarnings("NullAway.Init") // opened before all tests
    private static PostgreSqlTransactions transactions;

    @BeforeAll
    static void fill(@TempDir Path folder) throws IOException {
        server = PostgreSql.start(folder);
        BoninDatabase.open(server.settings(), Mode.SANDBOX).close();
        rows("SELECT generate_series(1, 10000) AS n").forEach(server::execute);
        server.execute("ANALYZE");
        transactions = PostgreSqlTransactions.open(server.settings());
    }

    @AfterAll
    static void close() throws IOException {
        transactions.close();
        server.close();
    }

    @Override
    List<String> wholeTables(Question question) {
        return transactions
                .read(connection -> question.explained("EXPLAIN").list(connection, row -> row.getString(1)))
                .stream()
                .filter(step -> step.contains("Seq Scan on "))
                .filter(step -> FEW_ROWS.stream().noneMatch(table -> step.contains("Seq Scan on " + table)))
                .toList();
    }
}
