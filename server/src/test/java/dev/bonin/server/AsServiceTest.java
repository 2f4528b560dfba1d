package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What systemd knows of Bonin: by its unit, and by {@code bonin-as-service}, which runs an operator's commands. */
class AsServiceTest {
    private static final Path DIST = Path.of("..", "dist").toAbsolutePath().normalize();
    private static final Path UNIT = DIST.resolve("bonin.service");
    private static final String PROPERTY = "--property=";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path programs;

    @BeforeEach
    void needsAShell() {
        assumeThat(Path.of("/bin/sh")).exists();
    }

    /** Returns what systemd-run would be given, one argument a line. */
    private List<String> told(Map<String, String> environment) throws IOException {
        var file = Files.writeString(programs.resolve("systemd-run"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        var script = DIST.resolve("bin/bonin-as-service").toString();
        var builder = new ProcessBuilder("/bin/sh", script, "subject", "export", "--account", "member-4711");
        builder.environment().remove("SSH_CLIENT");
        builder.environment().putAll(environment);
        builder.environment().put("PATH", programs + ":/usr/bin:/bin");
        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(said).isZero();
        return said.lines().toList();
    }

    /** Without a description systemd takes the whole command line for it, and the journal keeps it. */
    @Test
    void theJournalHasTheCommandWithoutItsArguments() throws IOException {
        assertThat(told(Map.of()))
                .contains("--description=bonin subject")
                .endsWith("/opt/bonin/bin/bonin", "subject", "export", "--account", "member-4711");
    }

    @Test
    void theAccessLogIsToldWhoAndFromWhere() throws IOException {
        assertThat(told(Map.of("SUDO_USER", "kim", "SSH_CLIENT", "10.0.0.7 50000 22")))
                .contains("--setenv=SUDO_USER=kim", "--setenv=SSH_CLIENT=10.0.0.7 50000 22");
        assertThat(told(Map.of())).contains("--setenv=SSH_CLIENT=");
    }

    @Test
    void aCommandHasNoMoreRightsThanTheServer() throws IOException {
        var properties = told(Map.of()).stream()
                .filter(argument -> argument.startsWith(PROPERTY))
                .map(argument -> argument.substring(PROPERTY.length()))
                .toList();

        assertThat(properties)
                .contains("UMask=0077", "NoNewPrivileges=yes", "CapabilityBoundingSet=")
                .isSubsetOf(Files.readAllLines(UNIT));
    }

    @Test
    void onlyTheFilesOfTheSystemAreOpenToACommandAndNotToTheServer() throws IOException {
        var others = List.of("ProtectSystem=", "ProtectHome=", "PrivateTmp=", "RemoveIPC=");
        var ofServer = Files.readAllLines(UNIT).stream()
                .dropWhile(line -> !line.startsWith("NoNewPrivileges="))
                .takeWhile(line -> !line.isBlank())
                .filter(line -> others.stream().noneMatch(line::startsWith))
                .map(line -> PROPERTY + line)
                .toList();

        assertThat(ofServer).hasSizeGreaterThan(15);
        assertThat(told(Map.of())).containsAll(ofServer);
    }

    /** Without any settings it would be a sandbox, at the address of the live server. */
    @Test
    void aServerWhoseSettingsAreLostDoesNotStart() throws IOException {
        assertThat(Files.readAllLines(UNIT)).contains("EnvironmentFile=/etc/bonin/bonin.env");
    }
}
