package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Logs for machines have one line for each finish, and no person in it. */
@ExtendWith(OutputCaptureExtension.class)
class FinishLogTest {
    /** Spring Boot keeps the format in a system property, which every later server of this JVM would read. */
    @AfterEach
    void logInTextAgain() {
        System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
    }

    @Test
    void tellsEachFinishInJsonAndNobody(CapturedOutput output) {
        try (var server = RunningServer.start(
                "bonin.binding=required",
                "logging.structured.format.console=logstash",
                "bonin.accounts.rejoin-wait=0s")) {
            var browser = server.browser();
            var impUid = browser.certify("adult");
            assertThat(browser.finish("imp_000000000000").statusCode()).isEqualTo(404);
            assertThat(browser.finish(impUid).statusCode()).isEqualTo(200);
            assertThat(server.finish("imp 1").statusCode()).isEqualTo(400);

            var lines = finishes(output);
            assertThat(lines)
                    .extracting(line -> line.get("finish") + " " + line.get("reason") + " " + line.get("step"))
                    .containsExactly(
                            "refused not_this_request F4", "accepted none F12", "refused malformed_imp_uid F1");
            assertThat(lines.get(1))
                    .containsEntry("verification_id", browser.merchantUid())
                    .containsEntry("mode", "sandbox")
                    .containsKeys("request_id", "purpose", "duration_ms", "portone_ms", "store_ms", "handlers_ms");
            assertNamesNobody(server, browser, impUid, output);
        }
    }

    private static void assertNamesNobody(RunningServer server, Browser browser, String impUid, CapturedOutput output) {
        var personas = server.sandbox().personas();
        assertThat(output.getOut()).doesNotContain(impUid, browser.cookie().split("=", 2)[1]);
        for (var persona : personas.all()) {
            var person = personas.today(persona);
            assertThat(output.getOut()).doesNotContain(person.name(), person.phone());
        }
    }

    @Test
    void staysSilentInText(CapturedOutput output) {
        try (var server = RunningServer.start("bonin.binding=required")) {
            var browser = server.browser();
            browser.finish(browser.certify("adult"));
        }

        assertThat(output.getOut()).doesNotContain("Finish: ");
    }

    @Test
    void tellsInTextWhoeverAsks(CapturedOutput output) {
        try (var server = RunningServer.start("bonin.binding=required", "logging.level.dev.bonin.finish=debug")) {
            var browser = server.browser();
            browser.finish(browser.certify("adult"));
        }

        assertThat(output.getOut())
                .containsPattern("Finish: accepted \\(none\\) at F12 in \\d+ ms, PortOne \\d+ ms, store \\d+ ms");
    }

    @Test
    void tellsAFinishThatEndsInAnError(CapturedOutput output) {
        try (var server = RunningServer.startWith(
                outcome -> {
                    throw new NoClassDefFoundError("of the application");
                },
                "bonin.binding=required",
                "logging.level.dev.bonin.finish=debug")) {
            var browser = server.browser();

            assertThat(browser.finish(browser.certify("adult")).statusCode()).isEqualTo(500);
        }

        assertThat(output.getOut()).contains("Finish: failed (internal_error) at F12 ");
    }

    /** Every line is a JSON object. */
    private static List<Map<String, Object>> finishes(CapturedOutput output) {
        return output.getOut()
                .lines()
                .filter(line -> line.contains("dev.bonin.finish\""))
                .map(line -> JsonPath.<Map<String, Object>>read(line, "$"))
                .toList();
    }
}
