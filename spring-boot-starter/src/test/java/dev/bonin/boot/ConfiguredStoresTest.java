package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.store.Stores;
import dev.bonin.verification.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A store that cannot be used, or must not, refuses the start with a sentence that names the setting. */
class ConfiguredStoresTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @Test
    void keepsRealAndInventedPeopleApart() {
        open(Map.of(), Mode.SANDBOX).close();

        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> open(Map.of(), Mode.LIVE))
                .withMessage(
                        "The database %s was made in sandbox mode, and the mode is live.", data.resolve("bonin.db"))
                .satisfies(refused -> assertThat(refused.remedy()).contains("bonin.data", "bonin.mode to sandbox"));
        open(Map.of(), Mode.SANDBOX).close();
    }

    @Test
    void keepsNothingRealWhereEverybodyCanWrite() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> open(Map.of(), Mode.LIVE))
                .withMessageContaining("can be written by every user of this machine")
                .satisfies(refused -> assertThat(refused.remedy()).contains("chmod 700"));
        assertThat(data).isEmptyDirectory();
        open(Map.of(), Mode.SANDBOX).close();
    }

    @Test
    void keepsNothingRealInAFolderOfAnotherUserThatIsNotNamedInFull() throws IOException {
        assumeThat(System.getProperty("user.name"))
                .as("only root gives folders away")
                .isEqualTo("root");
        Files.setAttribute(data, "unix:uid", 64_123);
        var here = Path.of("").toAbsolutePath().relativize(data).toString();

        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> open(Map.of("bonin.data", here), Mode.LIVE))
                .withMessageContaining("belongs to another user of this machine");
        assertThat(data).isEmptyDirectory();
        open(Map.of(), Mode.LIVE).close();
    }

    @Test
    void forgetsNothingInLiveMode() {
        try (var stores = open(Map.of("bonin.store.url", "memory"), Mode.SANDBOX)) {
            stores.ping();
            assertThat(data).isEmptyDirectory();
        }

        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> open(Map.of("bonin.store.url", "memory"), Mode.LIVE))
                .withMessageContaining("bonin.store.url=memory would forget");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:oracle:thin:@localhost/bonin", "postgresql://localhost/bonin", "sqlite", "", "MEMORY"})
    void knowsNoOtherKindOfDatabase(String url) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> open(Map.of("bonin.store.url", url), Mode.SANDBOX))
                .withMessageContaining("bonin.store.url names a kind of database");
    }

    /** Neither is delivered with the starter. */
    @ParameterizedTest
    @CsvSource({
        "jdbc:mariadb://localhost/bonin, org.mariadb.jdbc:mariadb-java-client",
        "jdbc:mysql://localhost/bonin, com.mysql:mysql-connector-j"
    })
    void saysWhichDriverIsMissing(String url, String artifact) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> open(Map.of("bonin.store.url", url), Mode.SANDBOX))
                .withMessageStartingWith("The database at bonin.store.url (host localhost, port 3306, database bonin)")
                .withMessageEndingWith("its driver is not there: add " + artifact + " to the class path.");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://localhost:1/bonin?password=hunter2, 'host localhost, port 1, database bonin', refuses connections",
        "jdbc:postgresql://db.invalid/bonin?password=hunter2, 'host db.invalid, port 5432, database bonin', no address"
    })
    void saysWhichServerIsNotReached(String url, String place, String reason) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> open(Map.of("bonin.store.url", url), Mode.SANDBOX))
                .withMessageStartingWith("The database at bonin.store.url (" + place + ") cannot be used:")
                .withMessageContaining(reason)
                .satisfies(refused -> assertThat(refused.remedy())
                        .contains("bonin.store.url", "BONIN_STORE_USER", "BONIN_STORE_PASSWORD"))
                .satisfies(refused ->
                        assertThat(refused.getMessage() + refused.remedy()).doesNotContain("hunter2"));
    }

    @Test
    void saysThatTheFolderCannotBeMade() throws IOException {
        Files.writeString(data.resolve("taken"), "no folder");

        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(
                        () -> open(Map.of("bonin.data", data.resolve("taken").toString()), Mode.SANDBOX))
                .withMessageContaining("bonin.db cannot be used: it cannot be made (FileAlreadyExistsException).");
    }

    @Test
    void saysThatTheFileIsNoDatabase() throws IOException {
        Files.writeString(data.resolve("bonin.db"), "These are not the bytes that you are looking for. ".repeat(100));

        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> open(Map.of(), Mode.SANDBOX))
                .withMessageContaining("restore it from the last backup (SQLITE_NOTADB)");
    }

    private Stores open(Map<String, String> settings, Mode mode) {
        var all = new HashMap<String, String>();
        all.put("bonin.data", data.toString());
        all.putAll(settings);
        var properties = new Binder(new MapConfigurationPropertySource(all))
                .bindOrCreate("bonin", Bindable.of(BoninProperties.class));
        return ConfiguredStores.open(properties, mode);
    }
}
