package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.server.Server;
import dev.bonin.jdbc.server.ServerTransactions;
import dev.bonin.verification.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Texts are compared by their bytes in every column of every table, so that no update of a library changes the order of
 * an index.
 */
class PostgreSqlCollationTest {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    private static final String TEXTS = "SELECT table_name || '.' || column_name FROM information_schema.columns"
            + " WHERE table_schema = current_schema() AND data_type = 'text' AND table_name <> 'bonin_schema_history'";

    @Test
    void everyTextIsComparedByItsBytes() {
        BoninDatabase.open(SERVER.empty(), Mode.SANDBOX).close();
        var transactions = Server.of(SERVER.running().settings()).open();
        try {
            assertThat(columns(transactions, "")).contains("bonin_person_index.key_index", "bonin_verification.id");
            assertThat(columns(transactions, " AND collation_name IS DISTINCT FROM 'C'"))
                    .isEmpty();
        } finally {
            transactions.close();
        }
    }

    private static Iterable<String> columns(ServerTransactions transactions, String which) {
        return transactions.read(connection -> Sql.of(TEXTS + which).list(connection, row -> row.getString(1)));
    }
}
