package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.server.command.BoninCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the server needs of its surroundings is said in sentences. */
@ExtendWith(OutputCaptureExtension.class)
class SurroundingsOfTheStartTest {
    private static final String FOLDER = "java.io.tmpdir";

    private final String folderBefore = System.getProperty(FOLDER);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @AfterEach
    void restore() {
        System.setProperty(FOLDER, folderBefore);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("bonin."))
                .filter(name -> !name.equals("bonin.jar"))
                .forEach(System::clearProperty);
    }

    private int serve(String... more) {
        var writer = new PrintWriter(new StringWriter());
        System.setProperty("bonin.data", data.toString());
        return BoninCommand.commandLine()
                .setOut(writer)
                .setErr(writer)
                .execute(Stream.concat(
                                Stream.of("serve", "--port", "0", "--sandbox-port", "0", "--management-port", "0"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void areFilesOfTheSandboxThatCanBeRead(CapturedOutput output) throws IOException {
        var file = Files.writeString(data.resolve("sandbox.json"), "{\"limit\":{}}");

        assertThat(serve(
                        "--config",
                        file.toString(),
                        "--personas",
                        data.resolve("none.json").toString()))
                .isEqualTo(1);
        assertThat(output.getAll())
                .contains("A file of the sandbox cannot be used.", "sandbox.json: 1 mistake.", "  limit: unknown")
                .contains("none.json: cannot be read")
                .contains("bonin.sandbox.config (BONIN_SANDBOX_CONFIG)")
                .doesNotContain("\tat ");
    }

    /** As Spring Boot's applications take them. */
    @Test
    void areSettingsAsArguments(CapturedOutput output) {
        assertThat(serve("--bonin.portone.timeout=x-ray", "--bonin.purposes.signup.kepe=person"))
                .isEqualTo(1);
        assertThat(output.getAll())
                .contains("bonin.portone.timeout", "bonin.purposes.signup.kepe", "bonin.purposes.signup.keep")
                .doesNotContain("\tat ", "x-ray");
    }

    @Test
    void areAFolderForTemporaryFiles(CapturedOutput output) {
        System.setProperty("bonin.mode", "sandbox");
        System.setProperty("bonin.portone.timeout", "10s");
        System.setProperty(FOLDER, data.resolve("missing").toString());

        assertThat(serve()).isEqualTo(1);
        assertThat(output.getAll())
                .contains("The folder for temporary files", "-Djava.io.tmpdir=")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "bonin.shutdown-pause, 5",
        "bonin.connections.request-within, 20",
        "bonin.connections.idle-for, 75",
        "bonin.portone.timeout, 10",
        "bonin.accounts.rejoin-wait, 30",
        "bonin.audit.keep, 731"
    })
    void areDurationsWithAUnit(String setting, String value, CapturedOutput output) {
        System.setProperty(setting, value);

        assertThat(serve()).isEqualTo(1);
        assertThat(output.getAll()).contains(setting, "has no unit", "단위가 없습니다").doesNotContain("\tat ");
    }

    @Test
    void areToldAllAtOnce(CapturedOutput output) {
        System.setProperty("bonin.mode", "live");
        System.setProperty("bonin.shutdown-pauze", "5s");
        System.setProperty("bonin.connections.idle-for", "75");

        assertThat(serve()).isEqualTo(1);
        assertThat(output.getAll())
                .contains(
                        "7 settings are missing or wrong",
                        "bonin.shutdown-pause",
                        "bonin.connections.idle-for",
                        "BONIN_PORTONE_IMPKEY",
                        "BONIN_PORTONE_IMPSECRET",
                        "BONIN_PORTONE_IMPCODE",
                        "BONIN_PUBLICURL",
                        "bonin.keys.kek-file")
                .doesNotContain("\tat ");
    }
}
