package dev.bonin.jdbc;

import dev.bonin.jdbc.server.Server;
import dev.bonin.jdbc.server.ServerTransactions;
import dev.bonin.verification.Mode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgreSqlPlansTest extends PlansContract {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @SuppressWarnings("NullAway.Init") // opened before all tests
    private static ServerTransactions transactions;

    @BeforeAll
    static void fill() {
        var server = SERVER.running();
        BoninDatabase.open(server.settings(), Mode.SANDBOX).close();
        rows("SELECT generate_series(1, 10000) AS n").forEach(server::execute);
        server.execute("ANALYZE");
        transactions = Server.of(server.settings()).open();
    }

    @AfterAll
    static void close() {
        transactions.close();
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
