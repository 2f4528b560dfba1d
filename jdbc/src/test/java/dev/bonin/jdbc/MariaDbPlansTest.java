package dev.bonin.jdbc;

import dev.bonin.jdbc.account.KeptSetRows;
import dev.bonin.jdbc.person.ScopeRows;
import dev.bonin.jdbc.server.Server;
import dev.bonin.jdbc.server.ServerTransactions;
import dev.bonin.verification.Mode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbPlansTest extends PlansContract {
    @RegisterExtension
    static final MariaDbServer SERVER = new MariaDbServer();

    /** Of what is derived, and the few rows of some tables. */
    private static final List<String> SMALL = List.of("<", "r", "found");

    /** Nearly all of a table, by an index or not. */
    private static final long MANY = 9_000;

    private static final String DIGITS = IntStream.range(0, 10)
            .mapToObj(digit -> "SELECT " + digit + " AS d")
            .collect(Collectors.joining(" UNION ALL ", "(", ")"));

    /** Made by what both servers know. */
    private static final String TEN_THOUSAND = "SELECT 1 + a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS n FROM " + DIGITS
            + " a, " + DIGITS + " b, " + DIGITS + " c, " + DIGITS + " e";

    @SuppressWarnings("NullAway.Init") // opened before all tests
    private static ServerTransactions transactions;

    @BeforeAll
    static void fill() {
        var server = SERVER.running();
        BoninDatabase.open(server.settings(), Mode.SANDBOX).close();
        rows(TEN_THOUSAND)
                .forEach(
                        insert -> server.execute("SET sql_mode='PIPES_AS_CONCAT'", "SET foreign_key_checks=0", insert));
        server.execute("ANALYZE TABLE bonin_verification, bonin_person, bonin_person_key, bonin_person_index,"
                + " bonin_identity, bonin_audit_event, bonin_account_link, bonin_account_wait, bonin_ban,"
                + " bonin_handover, bonin_source_erasure, bonin_erasure_ledger, bonin_ring_key, bonin_webhook_endpoint, bonin_webhook_event,"
                + " bonin_webhook_secret");
        transactions = Server.of(server.settings()).open();
    }

    @AfterAll
    static void close() {
        transactions.close();
    }

    @Override
    List<Question> valuesThatOccur() {
        var tables = List.of("bonin_account_link", "bonin_ban", "bonin_account_wait");
        return tables.stream()
                .flatMap(table -> Stream.of(
                        Question.of(table, ScopeRows.distinct(table), ""),
                        Question.of(table, ScopeRows.distinctBeside(table), "", "", "x5000"),
                        Question.of(table, KeptSetRows.distinctApplications(table))))
                .toList();
    }

    private record Step(String table, String access, long rows, String extra) {
        boolean isWholeTable() {
            return (access.equals("ALL") || access.equals("index") || rows > MANY)
                    && FEW_ROWS.stream().noneMatch(table::equals)
                    && SMALL.stream().noneMatch(table::startsWith);
        }
    }

    @Override
    List<String> wholeTables(Question question) {
        return transactions
                .read(connection -> question.explained("EXPLAIN FORMAT=TRADITIONAL")
                        .list(
                                connection,
                                row -> new Step(
                                        String.valueOf(row.getString("table")),
                                        String.valueOf(row.getString("type")),
                                        row.getLong("rows"),
                                        String.valueOf(row.getString("key")) + " " + row.getString("Extra"))))
                .stream()
                .filter(Step::isWholeTable)
                .map(Step::toString)
                .toList();
    }
}
