package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.store.Stores;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person asks what is held about them. */
class SubjectCommandTest {
    private static final String OPERATOR =
            "operator:" + System.getenv().getOrDefault("SUDO_USER", System.getProperty("user.name"));

    private final CommandBench bench = new CommandBench();
    private final RunningServer server = bench.server(
            "bonin.purposes.default.keep=person,name,birthday,ci", "bonin.purposes.default.erase-after=365d");

    @AfterEach
    void close() {
        server.close();
        bench.close();
    }

    @Test
    void isToldAllThatIsKeptOfThem() {
        var first = verified("adult");
        var second = verified("adult");
        verified("foreigner");

        var told = export(first);

        assertThat(JsonPath.<String>read(told, "$.person_id")).hasSize(32);
        assertThat(JsonPath.<List<String>>read(told, "$.verifications[*].id")).containsExactly(first, second);
        assertThat(JsonPath.<List<String>>read(told, "$.verifications[*].identity.name"))
                .containsExactly("홍길동", "홍길동");
        assertThat(JsonPath.<String>read(told, "$.verifications[0].identity.birthday"))
                .isEqualTo("1990-05-05");
        assertThat(JsonPath.<String>read(told, "$.verifications[0].assurance.name"))
                .isEqualTo("verified");
        assertThat(JsonPath.<List<String>>read(told, "$.person_keys[*].kind")).containsExactlyInAnyOrder("ci", "di");
        assertThat(JsonPath.<String>read(told, "$.person_keys[0].provided_by")).isEqualTo("danal");
        assertThat(told).doesNotContain("JIN MEIHUA");
    }

    @Test
    void getsNoHalfOfItAsTheWhole() {
        var id = verified("adult");

        assertThat(bench.failOnFullDisk("subject", "export", "--verification", id, "--reason", "request of the person"))
                .contains("Not all could be written to the output");
    }

    @Test
    void isToldCiAndDiOnlyWhereTheOperatorSaysSo() {
        var id = verified("adult");

        assertThat(JsonPath.<Map<String, Object>>read(export(id), "$.verifications[0].identity"))
                .containsOnlyKeys("name", "birthday");
        assertThat(JsonPath.<List<String>>read(export(id), "$.person_keys[*].value"))
                .isEmpty();

        var told = export(id, "--with-ci");
        var ci = JsonPath.<String>read(told, "$.verifications[0].identity.ci");
        assertThat(ci).hasSize(88);
        assertThat(JsonPath.<List<String>>read(told, "$.person_keys[?(@.kind == 'ci')].value"))
                .containsExactly(ci);
    }

    @Test
    void isToldOfTheirAccountAndOfWhatKeepsThemAway() throws SQLException {
        var id = verified("adult");
        var person = JsonPath.<String>read(export(id), "$.person_id");
        bench.tamper(
                "INSERT INTO bonin_account_link (application, account, person_id, verification_id, linked_at) VALUES ('', 'kim', '"
                        + person + "', '" + id + "', 1795359600000)");
        bench.tamper(
                "INSERT INTO bonin_ban (person_id, application, since) VALUES ('" + person + "', '', 1795359600000)");

        var told = export(id);

        assertThat(JsonPath.<String>read(told, "$.account")).isEqualTo("kim");
        assertThat(JsonPath.<String>read(told, "$.linked_at")).isEqualTo("2026-11-22T15:00:00Z");
        assertThat(JsonPath.<String>read(told, "$.banned_until")).isEqualTo("for good");
        assertThat(JsonPath.<List<Object>>read(told, "$.verifications[0].decisions"))
                .isEmpty();
    }

    @Test
    void isToldByWhomTheirValuesWereOpenedThisTimeIncluded() {
        var id = verified("adult");

        var told = export(id);

        assertThat(JsonPath.<List<String>>read(told, "$.access_log[*].action"))
                .containsExactlyInAnyOrder("verification_accepted", "subject_exported", "identity_opened");
        assertThat(JsonPath.<List<String>>read(told, "$.access_log[?(@.action == 'subject_exported')].actor"))
                .containsExactly(OPERATOR);
        var last = server.part(Stores.class).log().about(id, Optional.empty(), 10);
        assertThat(last)
                .filteredOn(event -> event.access().reason().equals("열람 요구"))
                .hasSize(2);
    }

    @Test
    void isToldThatTheyWereErased() {
        var id = verified("adult");
        bench.succeed("erase", id, "--reason", "동의 철회");

        var told = export(id);

        assertThat(JsonPath.<String>read(told, "$.verifications[0].status")).isEqualTo("erased");
        assertThat(JsonPath.<String>read(told, "$.verifications[0].erased.cause"))
                .isEqualTo("operator");
        assertThat(told).doesNotContain("홍길동", "imp_uid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000000000000000000000000000", "x"})
    void isToldNothingOfWhatThereIsNot(String id) {
        assertThat(bench.fail("subject", "export", "--verification", id, "--reason", "r"))
                .contains("The verification does not exist");
    }

    private String export(String id, String... more) {
        var arguments = new ArrayList<>(List.of("subject", "export", "--verification", id, "--reason", "열람 요구"));
        arguments.addAll(List.of(more));
        return bench.succeed(arguments.toArray(String[]::new));
    }

    private String verified(String persona) {
        var browser = server.browser();
        var answer = browser.finish(browser.certify(persona));
        return JsonPath.read(answer.body(), "$.verification_id");
    }
}
