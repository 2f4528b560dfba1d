package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that {@code ./bonin serve} runs first, in the environment of a server of real people. */
class TrainIT {
    private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/people";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void runsBesideTheSettingsOfALiveServerAndLeavesNothingBehind() throws Exception {
        var temporary = Files.createDirectory(folder.resolve("tmp"));
        var started = folder.resolve("live");
        Files.createDirectories(started.resolve("config"));
        Files.writeString(
                started.resolve("config/application.yaml"), "bonin: {mode: live, store.url: '" + NOWHERE + "'}");

        try (var training = train(started, temporary)) {
            assertThat(training.awaitEnd()).as(training.log()).isZero();
            assertThat(training.log())
                    .contains("sandbox mode", "Created a key ring")
                    .doesNotContain(NOWHERE);
        }
        assertThat(temporary).isEmptyDirectory();
        assertThat(started).isDirectoryContaining(file -> file.endsWith("config"));
    }

    private static PackagedServer train(Path directory, Path temporary) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dspring.aot.enabled=true",
                        "-Djava.io.tmpdir=" + temporary,
                        "-jar",
                        Path.of(System.getProperty("bonin.jar"))
                                .toAbsolutePath()
                                .toString(),
                        "train",
                        "--verifications=1")
                .directory(directory.toFile())
                .redirectErrorStream(true);
        builder.environment().put("BONIN_MODE", "live");
        builder.environment().put("BONIN_STORE_URL", NOWHERE);
        builder.environment().put("BONIN_DATA", directory.resolve("data").toString());
        return new PackagedServer(builder.start());
    }
}
