package dev.bonin.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.SandboxConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The command line answers every mistake with a sentence and an exit code. */
@ExtendWith(OutputCaptureExtension.class)
class CommandLineTest {
    private final StringWriter said = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"--help", "serve --help", "sandbox --help", "application --help", "application add --help"})
    void explainsItself(String arguments) {
        assertThat(run(arguments)).isZero();
        assertThat(said.toString()).contains("Usage: bonin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nope",
                "serve --nope",
                "sandbox --nope",
                "dance",
                "serve --port many",
                "sandbox --port",
                "sandbox --port 70000"
            })
    void refusesWhatItDoesNotKnow(String arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(said.toString()).containsPattern("Usage: bonin|Unmatched argument|expected:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve --bonin.port",
                "serve --bonin.port 9000",
                "serve bonin.port=9000",
                "serve --port=1 --nope=1",
                "serve -Dbonin.port=9000"
            })
    void saysHowSettingsAreGiven(String arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(said.toString()).contains("--bonin.name=value", "BONIN_NAME=value", "docs/settings.md");
    }

    @Test
    void takesSettingsAloneForTheServersOwn() {
        assertThat(BoninCommand.withCommand()).containsExactly("serve");
        assertThat(BoninCommand.withCommand("--bonin.port=9000")).containsExactly("serve", "--bonin.port=9000");
        assertThat(BoninCommand.withCommand("keys", "show")).containsExactly("keys", "show");
        assertThat(BoninCommand.withCommand("--help")).containsExactly("--help");
    }

    /** As Java hands over Korean in a locale that is not in UTF-8. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "erase id --reason \uFFFD\uFFFD",
                "audit export --format csv --reason=a\uFFFD",
                "account unlink shop \uFFFD --reason x",
                "backup \uFFFD.db"
            })
    void refusesWhatTheLocaleHasDestroyed(String arguments) {
        assertThat(run(arguments)).isEqualTo(2);
        assertThat(said.toString()).contains("LC_ALL=C.UTF-8");
    }

    @Test
    void saysWhichPortIsTakenAndWhatToDo(CapturedOutput output) throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("serve --sandbox-port 0 --port " + taken.getLocalPort()))
                    .isEqualTo(1);
            assertThat(run("serve --port 0 --sandbox-port " + taken.getLocalPort()))
                    .isEqualTo(1);
            assertThat(run("serve --port 0 --sandbox-port 0 --management-port " + taken.getLocalPort()))
                    .isEqualTo(1);
            assertThat(run("sandbox --port " + taken.getLocalPort())).isEqualTo(1);

            assertThat(output.getAll())
                    .contains("Port " + taken.getLocalPort() + ", which the server needs, is taken", "BONIN_PORT=")
                    .contains("BONIN_PORT (bonin.port)", "ss -ltnp 'sport = :" + taken.getLocalPort() + "'")
                    .contains(
                            "Port " + taken.getLocalPort() + ", which the sandbox needs, is taken",
                            "BONIN_SANDBOX_PORT=")
                    .contains(
                            "Port " + taken.getLocalPort() + ", which health and metrics need, is taken",
                            "BONIN_MANAGEMENT_PORT=")
                    .doesNotContain("\tat ")
                    .as("nobody is greeted by a server that does not come up")
                    .doesNotContain("Verify one at", "Stopped");
            assertThat(said.toString())
                    .contains("Port " + taken.getLocalPort() + ", which the sandbox needs, is taken", "(--port)");
        }
    }

    @Test
    void exposesTheSandboxAloneOnlyWhenTold() {
        assertThat(sandbox().address().isLoopbackAddress()).isTrue();
        assertThat(sandbox("--expose").address().isAnyLocalAddress()).isTrue();
        assertThat(sandbox("--expose").exposed()).isTrue();
    }

    @Test
    void startsTheSandboxWithAFileAndVariablesOfItsOwn(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("sandbox.json"), "{\"limits\":{\"wrong_codes\":2}}");
        var command = new SandboxCommand();
        new CommandLine(command).parseArgs("--config", file.toString());

        var contents =
                command.config(Map.of("BONIN_SANDBOX_IMP_CODE", "imp12345678")).contents();
        assertThat(contents.limits().wrongCodes()).isEqualTo(2);
        assertThat(contents.merchants().get(0).code()).isEqualTo("imp12345678");
    }

    @Test
    void tellsAllMistakesOfASandboxFileAtOnce(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("sandbox.json"), "{\"limit\":{},\"v1\":{\"escaped\":\"yes\"}}");

        assertThat(run("sandbox --config " + file)).isEqualTo(2);
        assertThat(said.toString())
                .contains("sandbox.json: 2 mistakes.", "  limit: unknown", "  v1.escaped: not usable")
                .doesNotContain("Usage:", "\tat ");

        said.getBuffer().setLength(0);
        assertThat(run(Locale.KOREA, "sandbox --config " + file)).isEqualTo(2);
        assertThat(said.toString()).contains("고칠 곳이 2군데", "  limit: 모르는 이름입니다");

        said.getBuffer().setLength(0);
        assertThat(run("sandbox --config " + folder.resolve("none.json"))).isEqualTo(2);
        assertThat(said.toString()).contains("none.json: cannot be read");
    }

    @Test
    void quotesNothingOfAFailureThatNobodyExpected() {
        Callable<Integer> failing = () -> {
            throw new IllegalStateException("Kim Ji-u", new IOException("01000001234"));
        };
        var command = BoninCommand.commandLine().addSubcommand("fail", CommandSpec.wrapWithoutInspection(failing));

        assertThat(command.setErr(new PrintWriter(said, true)).execute("fail")).isEqualTo(1);
        assertThat(said.toString())
                .contains("java.lang.IllegalStateException", "java.io.IOException", "at dev.bonin.server.command.")
                .doesNotContain("Kim Ji-u", "01000001234");
    }

    private static SandboxConfig sandbox(String... options) {
        var command = new SandboxCommand();
        new CommandLine(command).parseArgs(options);
        return command.config(Map.of());
    }

    @Test
    void refusesAPortThatIsNone(CapturedOutput output) {
        assertThat(run("serve --port 70000 --sandbox-port 0")).isEqualTo(1);
        assertThat(output.getAll()).contains("BONIN_PORT is 70000").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({
        "bonin.port, BONIN_PORT, a whole number",
        "bonin.management-port, BONIN_MANAGEMENTPORT, a whole number",
        "bonin.sandbox.expose, BONIN_SANDBOX_EXPOSE, true or false",
        "bonin.portone.timeout, BONIN_PORTONE_TIMEOUT, a time such as"
    })
    void saysWhichSettingCannotBeReadAndNotWhatItIs(
            String setting, String variable, String expected, CapturedOutput output) {
        System.setProperty(setting, "an-unreadable-value");
        try {
            assertThat(run("serve")).isEqualTo(1);
        } finally {
            System.clearProperty(setting);
        }
        assertThat(output.getAll())
                .contains(setting + " (" + variable + ") cannot be read.", "Set it to " + expected)
                .doesNotContain("\tat ", "an-unreadable-value");
    }

    @Test
    void refusesOnePortForBoth(CapturedOutput output) {
        assertThat(run("serve --port 18080 --sandbox-port 18080")).isEqualTo(1);
        assertThat(output.getAll()).contains("are both 18080").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/verify", "/verify/claim", "/v1", "/v1/verifications"})
    void refusesEndpointsWhereTheServerHasOthers(String path, CapturedOutput output) {
        System.setProperty("bonin.web.path", path);
        try {
            assertThat(run("serve --port 0 --sandbox-port 0 --management-port 0"))
                    .isEqualTo(1);
        } finally {
            System.clearProperty("bonin.web.path");
        }
        assertThat(output.getAll()).contains("bonin.web.path is a path").doesNotContain("\tat ");
    }

    private int run(String arguments) {
        return run(Locale.ENGLISH, arguments);
    }

    private int run(Locale locale, String arguments) {
        var writer = new PrintWriter(said, true);
        return BoninCommand.commandLine(locale).setOut(writer).setErr(writer).execute(arguments.split(" "));
    }
}
