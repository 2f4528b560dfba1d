package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that another user placed where an operator starts have no effect, not even on the log of the refusal. */
class StrangersSettingsTest {
    private static final int MINUTES = 10;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path operators;

    @BeforeEach
    void needsUsersAsLinuxHasThem() {
        assumeThat(Path.of("/proc/self")).exists();
    }

    private Path written() {
        return operators.resolve("written.log");
    }

    private void place(String name) throws IOException {
        Files.writeString(
                folder.resolve(name),
                "logging.file.name=" + written() + "\nlogging.pattern.file=%m%n\nbonin.unknown-setting=1\n");
    }

    private void openToAll() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "doctor", "train"})
    void areRefusedBeforeTheyAreRead(String command) throws Exception {
        place("application.properties");
        openToAll();

        assertThat(run(Map.of(), command))
                .contains("Another user could have written these settings")
                .doesNotContain("\tat ", "unknown-setting");
        assertThat(written()).doesNotExist();
    }

    /** By another name, the look at the folder does not find it, as one that is placed just after the look. */
    @Test
    void areNotReadIfTheyComeAfterTheLook() throws Exception {
        place("late.properties");
        openToAll();

        assertThat(run(Map.of("SPRING_CONFIG_NAME", "late", "BONIN_MODE", "live"), "serve"))
                .contains("BONIN_PUBLICURL")
                .doesNotContain("unknown-setting");
        assertThat(written()).doesNotExist();
    }

    @Test
    void areReadInAFolderOfTheOperator() throws Exception {
        place("application.properties");

        assertThat(run(Map.of(), "serve")).contains("bonin.unknown-setting");
        assertThat(written()).exists();
    }

    /** Runs a command that is refused, and returns what it printed. */
    private String run(Map<String, String> environment, String command) throws IOException, InterruptedException {
        var words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        words.addAll(List.of("-cp", classPath()));
        words.addAll(List.of("dev.bonin.server.command.BoninCommand", command));
        var printed = operators.resolve("printed.txt");
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BONIN_") || name.startsWith("SPRING_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isNotZero();
        return Files.readString(printed, StandardCharsets.UTF_8);
    }

    /** Of the tests, without empty parts: Java takes them for the working directory. */
    private static String classPath() {
        var separator = File.pathSeparator;
        return Stream.of(System.getProperty("java.class.path").split(separator, -1))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(separator));
    }
}
