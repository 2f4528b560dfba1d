package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, as {@code ./bonin} starts it: what it prints may go straight into a vault. */
class ApplicationCommandIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @Test
    void printsTheKeyAndNothingElse() throws Exception {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dspring.aot.enabled=true",
                "-jar",
                System.getProperty("bonin.jar"),
                "application",
                "add",
                "shop",
                "--return-url",
                "https://shop.example/done");
        assertThat(outputOf(command)).matches("bonin_[0-9A-Za-z_-]{43}\\R");
    }

    /** Both outputs, since a person sees both. */
    private String outputOf(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("BONIN_"));
        builder.environment().put("BONIN_DATA", data.toString());
        builder.environment().put("BONIN_MODE", "live");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
