package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators look through the access log and read it out, while the server runs. */
class AuditCommandTest {
    private static final String OPERATOR =
            "operator:" + System.getenv().getOrDefault("SUDO_USER", System.getProperty("user.name"));

    private final CommandBench bench = new CommandBench();
    private final RunningServer server = bench.server();

    @BeforeEach
    void verifyThreePeople() {
        verify(3); // after the entries of the two first keys
    }

    private void verify(int people) {
        for (int person = 0; person < people; person++) {
            verifyOne();
        }
    }

    private void verifyOne() {
        var browser = server.browser();
        assertThat(browser.finish(browser.certify("adult")).statusCode()).isEqualTo(200);
    }

    @AfterEach
    void close() {
        server.close();
        bench.close();
    }

    @Test
    void findsALogThatNobodyTouchedIntact() {
        assertThat(bench.succeed("audit", "verify"))
                .startsWith("intact: 5 entries, 0 not in the chain yet")
                .containsPattern("end: 5:[0-9a-f]{64}");
    }

    @Test
    void isIntactAgainstAnEndThatWasKeptElsewhere() {
        var end = end();
        verify(5);

        assertThat(bench.succeed("audit", "verify", "--against", end)).startsWith("intact: 10 entries");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE bonin_audit_event SET detail = 'provider=other' WHERE seq = 2 | entry 2 | changed",
                "UPDATE bonin_audit_event SET actor = 'nobody' WHERE seq = 5 | entry 5 | changed",
                "UPDATE bonin_audit_event SET hash = '' WHERE seq = 1 | entry 1 | changed",
                "DELETE FROM bonin_audit_event WHERE seq = 1 | entry 1 | missing",
                "DELETE FROM bonin_audit_event WHERE seq = 3 | entry 3 | missing",
                "DELETE FROM bonin_audit_event WHERE seq = 5 | entry 5 | end_missing",
                "UPDATE bonin_audit_event SET seq = -seq WHERE seq < 3; UPDATE bonin_audit_event SET seq = 3 + seq WHERE seq < 0 | entry 1 | misplaced",
                "UPDATE bonin_audit_chain SET hash = base_hash | entry 5 | head_changed",
                "UPDATE bonin_audit_event SET actor = char(27) WHERE seq = 4; DELETE FROM bonin_audit_event WHERE seq = 3 | entry 3 | missing",
                "UPDATE bonin_audit_event SET action = 'x' WHERE seq = 5; UPDATE bonin_audit_chain SET seq = 4, hash = (SELECT hash FROM bonin_audit_event WHERE seq = 4) | entry 5 | changed"
            })
    void namesWhatWasDoneToIt(String statements, String where, String what) throws SQLException {
        bench.succeed("audit", "verify");
        for (var each : statements.split(";", -1)) {
            bench.tamper(each);
        }

        assertThat(bench.fail("audit", "verify")).startsWith("broken: " + where).contains(what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE bonin_audit_event SET detail = 'x' WHERE seq = 2; UPDATE bonin_audit_chain SET seq = 4 | entry 2 | changed",
                "UPDATE bonin_audit_chain SET seq = 4 | entry 4 | head_changed",
                "INSERT INTO bonin_audit_event (id, at, application, actor, source, reason, purpose, action, detail)"
                        + " VALUES ('0', 1, '', 'a', 'b', 'c', '', 'x', '') | could not be added to the chain | changed by hand"
            })
    void looksThroughTheLogEvenIfNewEntriesCanGetNoPlace(String statements, String where, String what)
            throws SQLException {
        bench.succeed("audit", "verify");
        for (var each : statements.split(";", -1)) {
            bench.tamper(each);
        }
        verifyOne();

        assertThat(bench.fail("audit", "verify")).contains(where, what);
    }

    @Test
    void findsOutAShorterChainByTheEndThatWasKeptElsewhere() throws SQLException {
        var end = end();
        bench.tamper("DELETE FROM bonin_audit_event WHERE seq = 5");
        bench.tamper("UPDATE bonin_audit_chain SET seq = 4, hash = (SELECT hash FROM bonin_audit_event WHERE seq = 4)");

        assertThat(bench.succeed("audit", "verify")).startsWith("intact: 4 entries");
        assertThat(bench.fail("audit", "verify", "--against", end)).startsWith("broken: entry 5: end_missing");
    }

    @Test
    void readsTheLogOutAsJsonLinesAndSaysSoInTheLog() {
        var lines = bench.succeed("audit", "export", "--format", "jsonl", "--reason", "분기 점검")
                .lines()
                .toList();

        assertThat(lines).hasSize(6);
        assertThat(JsonPath.<String>read(lines.get(2), "$.action")).isEqualTo("verification_accepted");
        var own = lines.get(5);
        assertThat(JsonPath.<String>read(own, "$.action")).isEqualTo("audit_exported");
        assertThat(JsonPath.<String>read(own, "$.actor")).isEqualTo(OPERATOR);
        assertThat(JsonPath.<String>read(own, "$.source")).isEqualTo("local");
        assertThat(JsonPath.<String>read(own, "$.reason")).isEqualTo("분기 점검");
        assertThat(JsonPath.<Integer>read(own, "$.sequence")).isEqualTo(6);
    }

    @Test
    void readsTheLogOutAsCsvForADay() {
        var all = bench.succeed("audit", "export", "--format", "csv", "--reason", "=review");
        assertThat(all).hasLineCount(7);
        assertThat(all).startsWith("\uFEFFsequence,at,at_kst,actor,").contains("\"'=review\"");

        var none = bench.succeed(
                "audit", "export", "--format", "csv", "--reason", "r", "--from", "2000-01-01", "--to", "2000-01-31");
        assertThat(none).hasLineCount(1);
    }

    @Test
    void readsOutWhatOneApplicationDidInATime() {
        var lines = bench.succeed(
                        "audit",
                        "export",
                        "--format",
                        "jsonl",
                        "--application",
                        "-",
                        "--purpose",
                        "default",
                        "--actor",
                        "person",
                        "--from",
                        "2026-01-01T00:00:00Z",
                        "--to",
                        "9999-12-31T23:59",
                        "--reason",
                        "r")
                .lines()
                .toList();

        assertThat(lines).hasSize(3).allMatch(line -> line.contains("\"verification_accepted\""));
        assertThat(bench.succeed("audit", "export", "--format", "jsonl", "--application", "shop", "--reason", "r"))
                .isEmpty();
    }

    @Test
    void readsOutTheOthersIfAnEntryCannotBeParsedAndNamesIt() throws SQLException {
        bench.succeed("audit", "verify");
        bench.tamper("UPDATE bonin_audit_event SET action = 'x' WHERE seq = 4");

        assertThat(bench.run("audit", "export", "--format", "jsonl", "--reason", "r"))
                .isEqualTo(1);
        assertThat(bench.complaints()).contains("cannot be parsed and are missing above: 4.");
        assertThat(bench.fail("audit", "export", "--format", "jsonl", "--reason", "r"))
                .contains("\"sequence\":3,", "\"sequence\":5,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit",
                "audit incident",
                "audit incident --reason r --format csv",
                "audit incident --reason r --from 2026-11-24 --to 2026-11-22",
                "audit incident --reason r --from 2026-13-01",
                "audit incident --reason r --to 2026-11-24T25:00",
                "audit incident --reason r --application a/b",
                "audit incident --reason r --against 5",
                "audit export --format csv",
                "audit export --reason r",
                "audit export --format xml --reason r",
                "audit export --format csv --reason r --from yesterday",
                "audit verify --against 5",
                "audit verify --against 5:x"
            })
    void refusesWhatItDoesNotKnow(String arguments) {
        assertThat(bench.run(arguments.split(" ", -1))).isEqualTo(2);
        assertThat(bench.complaints()).isNotEmpty();
    }

    @Test
    void refusesAReasonThatIsNoLine() {
        for (var reason : List.of("", "  ", "a\nb", "x".repeat(201))) {
            assertThat(bench.run("audit", "export", "--format", "csv", "--reason", reason))
                    .isEqualTo(2);
        }
        assertThat(bench.succeed("audit", "verify")).startsWith("intact: 5 entries");
    }

    private String end() {
        return bench.succeed("audit", "verify")
                .lines()
                .filter(line -> line.startsWith("end: "))
                .findFirst()
                .orElseThrow()
                .substring("end: ".length());
    }
}
