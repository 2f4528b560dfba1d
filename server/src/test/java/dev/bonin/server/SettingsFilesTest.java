package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bonin.boot.refusal.RefusedStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFilesTest {
    private static final int ANOTHER_USER = 64_123;

    @TempDir
    private Path folder;

    @BeforeEach
    void needsUsersAsLinuxHasThem() {
        assumeThat(Path.of("/proc/self")).exists();
    }

    private Path file(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "bonin.mode=sandbox\n");
    }

    @Test
    void areReadIfTheyAreOfWhoeverStarts() throws IOException {
        file("application.yaml");
        file("config/application-live.properties");
        assertThat(SettingsFiles.locations(folder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application.yaml",
                "application-live.yml",
                "config/application.properties",
                "config/x/application.xml"
            })
    void areRefusedIfAnybodyMayWriteThem(String name) throws IOException {
        Files.setPosixFilePermissions(file(name), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> SettingsFiles.locations(folder))
                .withMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application.yaml", "config/application.properties"})
    void areRefusedIfTheyAreOfAnotherUser(String name) throws IOException {
        giveAway(file(name));
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> SettingsFiles.locations(folder))
                .withMessageContaining("Another user could have written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rwxrwxr-x"})
    void areRefusedInAFolderThatOthersMayWrite(String permissions) throws IOException {
        file("config/x/application.yaml");
        open(folder.resolve("config"), permissions);
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> SettingsFiles.locations(folder))
                .withMessageContaining("application.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "config", "config/x"})
    void areNotReadWhereAnotherUserCouldStillPlaceThem(String place) throws IOException {
        Files.createDirectories(folder.resolve("config/x"));
        open(folder.resolve(place), "rwxrwxrwx");
        assertThat(SettingsFiles.locations(folder))
                .containsEntry("spring.config.location", "optional:classpath:/;optional:classpath:/config/");
    }

    /** Its owner could change the permissions. */
    @Test
    void areNotReadInAFolderOfAnotherUser() throws IOException {
        giveAway(folder);
        assertThat(SettingsFiles.locations(folder)).containsKey("spring.config.location");
    }

    /** As the folder for temporary files is: others cannot remove what is in it, but add to it. */
    @Test
    void areNotReadInAStickyFolder() {
        assertThat(SettingsFiles.locations(Path.of("/tmp"))).containsKey("spring.config.location");
    }

    /** Many systems give each user a group of the same name, and let it write. */
    @Test
    void areReadIfOnlyTheOwnGroupMayWriteThem() throws IOException {
        var file = file("application.yaml");
        var user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        asRoot();
        for (var path : new Path[] {file, folder}) {
            Files.setAttribute(path, "unix:gid", user);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwx---"));
        }
        assertThat(SettingsFiles.locations(folder)).isEmpty();
    }

    private static void open(Path place, String permissions) throws IOException {
        asRoot();
        Files.setAttribute(place, "unix:gid", ANOTHER_USER);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(permissions));
    }

    private static void giveAway(Path path) throws IOException {
        asRoot();
        Files.setAttribute(path, "unix:uid", ANOTHER_USER);
    }

    private static void asRoot() {
        assumeThat(System.getProperty("user.name"))
                .as("only root gives files away")
                .isEqualTo("root");
    }

    @Test
    void areNoOtherFiles() throws IOException {
        Files.setPosixFilePermissions(file("settings.yaml"), PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(SettingsFiles.locations(folder)).isEmpty();
    }
}
