package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryDatabaseTest {
    private final String before = System.getProperty("java.io.tmpdir");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path parent;

    @BeforeEach
    void useAFolderOfItsOwn() {
        System.setProperty("java.io.tmpdir", parent.toString());
    }

    @AfterEach
    void useTheOldFolder() {
        System.setProperty("java.io.tmpdir", before);
    }

    private List<Path> made() throws IOException {
        try (var all = Files.list(parent)) {
            return all.toList();
        }
    }

    @Test
    void isItsOwnersAloneAndGoesWhenItIsClosed() throws IOException {
        try (var database = BoninDatabase.temporary(Mode.SANDBOX)) {
            database.announcing().ping();

            assertThat(made()).hasSize(1).allSatisfy(folder -> {
                assertThat(Files.getPosixFilePermissions(folder))
                        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
                assertThat(folder.resolve("bonin.db")).isNotEmptyFile();
            });
        }

        assertThat(made()).isEmpty();
    }

    @Test
    void keepsNothingOfAnotherOne() {
        try (var one = BoninDatabase.temporary(Mode.SANDBOX);
                var other = BoninDatabase.temporary(Mode.SANDBOX)) {
            one.verifications().open(Rows.open(1));

            assertThat(one.verifications().find(Rows.id(1))).isPresent();
            assertThat(other.verifications().find(Rows.id(1))).isEmpty();
        }
    }

    @Test
    void isNoneForRealPeople() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoninDatabase.temporary(Mode.LIVE))
                .withMessageContaining("would forget real people");
        assertThat(made()).isEmpty();
    }

    @Test
    void leavesTheFilesThatAreNamed() throws IOException {
        BoninDatabase.open(new DatabaseSettings.Sqlite(parent.resolve("bonin.db")), Mode.SANDBOX)
                .close();

        assertThat(parent.resolve("bonin.db")).isNotEmptyFile();
    }

    @Test
    void saysThatThereIsNoFolderToMakeItIn() {
        System.setProperty("java.io.tmpdir", parent.resolve("missing").toString());

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> BoninDatabase.temporary(Mode.SANDBOX))
                .withMessageContaining("no temporary folder can be made");
    }
}
