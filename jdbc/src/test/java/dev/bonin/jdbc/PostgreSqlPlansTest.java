package dev.bonin.jdbc;

import dev.bonin.jdbc.server.Server;
import dev.bonin.jdbc.server.ServerTransactions;
import dev.bonin.verification.Mode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgreSqlPlansTest extends PlansContract {
    /** Reads all open requests by an index, to find one of them. */
    private static final String ALL_OPEN = "Index Cond: (state = 'OPEN'::text)";

    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @SuppressWarnings("NullAway.Init") // opened before all tests
    private static ServerTransactions transactions;

    @BeforeAll
    static void fill() {
        var server = SERVER.running();
        BoninDatabase.open(server.settings(), Mode.SANDBOX).close();
        rows("SELECT generate_series(1, 10000) AS n").forEach(server::execute);
        // The statistics are of an hour in which everything was accepted
        server.execute("UPDATE bonin_verification SET redeemed_by = state, state = 'ACCEPTED'");
        server.execute("ANALYZE");
        server.execute("UPDATE bonin_verification SET state = redeemed_by, redeemed_by = NULL");
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
                .filter(step -> step.contains("Seq Scan on ") || step.contains(ALL_OPEN))
                .filter(step -> FEW_ROWS.stream().noneMatch(table -> step.contains("Seq Scan on " + table)))
                .toList();
    }
}
