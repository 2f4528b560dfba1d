package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The settings name a merchant and a store, and the embedded sandbox has its own. */
@ExtendWith(OutputCaptureExtension.class)
class SandboxNamesTest {
    private static final String OWN = """
            {
              "merchants": [{"imp_key": "key-1", "imp_secret": "secret-1", "imp_code": "imp11111111",
                "channels": [{"key": "channel-1", "provider": "danal", "mid": "A01"}]}],
              "stores": [{"id": "store-1", "api_secret": "secret-2", "merchant": "imp11111111",
                "channels": [{"key": "channel-2", "provider": "danal", "mid": "A01", "type": "TEST", "name": "shop"}]}]
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "bonin.portone.imp-code, imp99999999, uses its own instead",
        "bonin.portone.imp-key, foreign-value, uses its own instead",
        "bonin.portone.imp-secret, foreign-value, uses its own instead",
        "bonin.portone.v2.api-secret, foreign-value, uses its own instead",
        "bonin.portone.v2.store-id, store-99, windows and calls are refused",
        "bonin.portone.channel-key, channel-key-99, windows and calls are refused",
        "bonin.portone.v2.channel-key, channel-key-99, windows and calls are refused",
        "bonin.portone.v2.phone-channel-key, channel-key-99, windows and calls are refused"
    })
    void areToldApartAtTheStart(String setting, String value, String consequence, CapturedOutput output) {
        try (var server = RunningServer.start("bonin.mode=sandbox", setting + "=" + value)) {
            assertThat(server.get("/").statusCode()).isEqualTo(200);
        }

        assertThat(warnings(output))
                .singleElement()
                .asString()
                .contains("Sandbox: " + setting + " not known", consequence, "bonin.sandbox.config")
                .doesNotContain(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bonin.portone.api=v2",
                "bonin.portone.imp-code=imp00000000",
                "bonin.portone.imp-key=imp_apikey",
                "bonin.portone.imp-key=imp_apiKey",
                "bonin.portone.imp-key=",
                "bonin.portone.v2.api-secret=bonin-sandbox-api-secret",
                "bonin.portone.v2.store-id=store-bonin-sandbox",
                "bonin.portone.v2.channel-key=channel-key-kcp",
                "bonin.portone.channel-key=channel-key-sandbox-kcp"
            })
    void areNotToldApartWhereTheyAgree(String setting, CapturedOutput output) {
        try (var server = RunningServer.start("bonin.mode=sandbox", setting)) {
            assertThat(server.get("/").statusCode()).isEqualTo(200);
        }

        assertThat(warnings(output)).isEmpty();
    }

    private static String[] warnings(CapturedOutput output) {
        return output.getAll()
                .lines()
                .filter(line -> line.contains("not known to the embedded sandbox"))
                .toArray(String[]::new);
    }

    @Test
    void agreeWithoutASettingWhereAFileNamesOthers(CapturedOutput output) throws Exception {
        var file = Files.writeString(folder.resolve("sandbox.json"), OWN);
        try (var server = RunningServer.start("bonin.portone.api=v2", "bonin.sandbox.config=" + file)) {
            var browser = IdentityBrowser.start(server);

            assertThat(browser.started()).contains("\"store-1\"", "\"channel-2\"");
            assertThat(browser.verified("channel-2").finish().statusCode()).isEqualTo(200);
        }
        assertThat(warnings(output)).isEmpty();
    }

    @Test
    void agreeWithTheNamedOneOfAFile(CapturedOutput output) throws Exception {
        var file = Files.writeString(folder.resolve("sandbox.json"), OWN);
        try (var server = RunningServer.start(
                "bonin.mode=sandbox",
                "bonin.portone.imp-code=imp11111111",
                "bonin.portone.imp-key=key-1",
                "bonin.portone.imp-secret=secret-1",
                "bonin.sandbox.config=" + file)) {
            var browser = server.browser();

            assertThat(browser.finish(browser.certify("adult")).statusCode()).isEqualTo(200);
        }
        assertThat(warnings(output)).isEmpty();
    }

    @Test
    void comeWithPeopleOfYourOwn() throws Exception {
        var file = Files.writeString(folder.resolve("people.json"), """
                {"personas": [{"id": "narae", "name": "나래", "gender": "female", "birthday": "2004-02-29",
                  "phone": "010-0000-7777"}]}
                """);
        try (var server = RunningServer.start("bonin.sandbox.personas=" + file)) {
            var browser = server.browser();

            assertThat(browser.finish(browser.certify("narae")).statusCode()).isEqualTo(200);
        }
    }
}
