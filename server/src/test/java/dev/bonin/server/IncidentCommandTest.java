package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.ReadContext;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators get the figures that they have to report within a day, from the log of a server that runs. */
class IncidentCommandTest {
    private final CommandBench bench = new CommandBench();
    private final RunningServer server = bench.server("bonin.purposes.default.keep=person,name,birthday");

    /** The first of the two verifications of one person, whose values were printed. */
    private String opened = "";

    @BeforeEach
    void openWhatAPersonVerifiedTwiceWith() {
        opened = verify("adult");
        verify("adult");
        verify("foreigner");
        bench.succeed("subject", "export", "--verification", opened, "--reason", "asked for");
    }

    private String verify(String persona) {
        var browser = server.browser();
        assertThat(browser.finish(browser.certify(persona)).statusCode()).isEqualTo(200);
        return browser.merchantUid();
    }

    @AfterEach
    void close() {
        server.close();
        bench.close();
    }

    @Test
    void tellsWhichValuesOfHowManyPeopleWereOpened() {
        var figures = figures();

        assertThat(figures.<Integer>read("$.opened.people_at_most")).isEqualTo(1);
        assertThat(figures.<Integer>read("$.opened.people_at_least")).isEqualTo(1);
        assertThat(figures.<Integer>read("$.opened.verifications")).isEqualTo(2);
        assertThat(figures.<Integer>read("$.opened.values.name")).isEqualTo(2);
        assertThat(figures.<Integer>read("$.opened.values.birthday")).isEqualTo(2);
        assertThat(figures.<String>read("$.accesses[0].actor")).startsWith("operator:");
        assertThat(figures.<String>read("$.accesses[0].first.kst")).endsWith("+09:00");
        assertThat(figures.<String>read("$.accesses[0].first.utc")).endsWith("Z");
        assertThat(figures.<Integer>read("$.actions.verification_accepted")).isEqualTo(3);
        assertThat(figures.<String>read("$.chain.range")).isEqualTo("intact");
        assertThat(figures.<String>read("$.chain.whole")).isEqualTo("intact");
        assertThat(figures.<String>read("$.chain.end")).matches("[0-9]+:[0-9a-f]{64}");
    }

    @Test
    void namesNobodyUnlessAskedTo() {
        var person = server.sandbox().personas().find("adult").orElseThrow();

        assertThat(incident("--format", "json")).doesNotContain(opened, "person_ids");
        var asked = incident("--format", "json", "--people");
        assertThat(JsonPath.<List<String>>read(asked, "$.opened.verification_ids"))
                .contains(opened);
        assertThat(JsonPath.<List<String>>read(asked, "$.opened.person_ids")).hasSize(1);
        assertThat(asked)
                .doesNotContain(server.sandbox().personas().today(person).name());
    }

    @Test
    void saysTheSameInText() {
        assertThat(incident())
                .contains("opened: ", "values of 2 verifications", "people: at most 1, at least 1 (1 known, 0 ")
                .contains("name: of 2 verifications", "chain in the range: intact", "whole chain: intact")
                .contains("+09:00 (20")
                .doesNotContain(opened);
    }

    @Test
    void countsAVerificationByItselfOnceItsPersonIsErased() {
        bench.succeed("erase", opened, "--reason", "asked for");

        var figures = figures();

        assertThat(figures.<Integer>read("$.opened.people_known")).isEqualTo(1);
        assertThat(figures.<Integer>read("$.opened.verifications_without_known_person"))
                .isEqualTo(1);
        assertThat(figures.<Integer>read("$.opened.people_at_most")).isEqualTo(2);
    }

    @Test
    void isInTheLogItself() {
        incident("--from", "2026-01-01", "--actor", "operator:kim", "--people");

        assertThat(bench.succeed("audit", "export", "--format", "jsonl", "--reason", "r"))
                .contains("\"detail\":\"incident people=true from=2025-12-31T15:00:00Z actor=operator:kim\"");
    }

    @Test
    void findsNothingBeforeItBegan() {
        assertThat(incident("--to", "2000-01-01")).contains("selected: 0 entries", "people: at most 0, at least 0");
    }

    @Test
    void givesTheFiguresOfALogThatWasTamperedWithAndSaysSo() throws SQLException {
        bench.succeed("audit", "verify");
        bench.tamper("UPDATE bonin_audit_event SET action = 'x' WHERE seq = 3");

        assertThat(bench.fail("audit", "incident", "--reason", "r"))
                .contains("people: at most 1")
                .contains("chain in the range: broken at entries 3, 4")
                .contains("whole chain: broken at entry 3: changed");
    }

    @Test
    void saysThatTheRangeIsBrokenIfAnOpeningWasMovedOutOfIt() throws SQLException {
        bench.succeed("audit", "verify");
        bench.tamper("UPDATE bonin_audit_event SET at = 0 WHERE seq = 1");

        assertThat(bench.fail("audit", "incident", "--from", "2026-01-01", "--reason", "r"))
                .contains("chain in the range: broken at entries 1, entries ")
                .contains("whole chain: broken at entry 1: changed");
    }

    @Test
    void countsAPersonThatTheKeysDoNotOpenAsNotKnownAndSaysSo() throws SQLException {
        bench.tamper("UPDATE bonin_identity SET person_link = (SELECT other.person_link FROM bonin_identity other"
                + " WHERE other.verification_id <> '" + opened + "' LIMIT 1) WHERE verification_id = '" + opened + "'");

        assertThat(bench.fail("audit", "incident", "--reason", "r"))
                .contains("people: at most 2, at least 1 (1 known, 1 ")
                .contains("The persons of 1 verifications cannot be opened");
    }

    private ReadContext figures() {
        return JsonPath.parse(incident("--format", "json"));
    }

    private String incident(String... options) {
        var all = new ArrayList<>(List.of("audit", "incident", "--reason", "r"));
        all.addAll(List.of(options));
        return bench.succeed(all.toArray(String[]::new));
    }
}
