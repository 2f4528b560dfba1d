package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup has all that was answered for, even while the server writes. */
class SqliteBackupTest {
    private static final int ROWS = 300;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private Path database() {
        return folder.resolve("bonin.db");
    }

    private BoninDatabase open(Path file) {
        return BoninDatabase.open(new DatabaseSettings.Sqlite(file), Mode.SANDBOX);
    }

    @Test
    void hasEverythingThatIsStillInTheWriteAheadLog() throws IOException {
        var copy = folder.resolve("copy.db");
        try (var running = open(database())) {
            IntStream.range(1, ROWS).forEach(number -> running.verifications().open(Rows.open(number)));

            assertThat(SqliteBackup.write(database(), copy)).isEqualTo(Files.size(copy));
            running.verifications().open(Rows.open(ROWS));
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("copy.db-wal")).doesNotExist();
        try (var restored = open(copy)) {
            IntStream.range(1, ROWS)
                    .forEach(number -> assertThat(restored.verifications().find(Rows.id(number)))
                            .isPresent());
            assertThat(restored.verifications().find(Rows.id(ROWS))).isEmpty();
            restored.verifications().open(Rows.open(ROWS));
        }
    }

    @Test
    void neverOverwritesAFile() throws IOException {
        open(database()).close();
        var there = Files.writeString(folder.resolve("there"), "something else");

        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> SqliteBackup.write(database(), there));
        assertThat(there).hasContent("something else");
    }

    /** At which the driver would cut a path off. */
    @Test
    void hasNoQuestionMarkInItsPathAndNeitherHasTheDatabase() {
        open(database()).close();

        assertThatIOException()
                .isThrownBy(() -> SqliteBackup.write(database(), folder.resolve("what?.db")))
                .withMessageStartingWith("its path contains a question mark");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> open(folder.resolve("where?").resolve("bonin.db")))
                .withMessage("its path contains a question mark: rename the folder");
        assertThat(folder).isDirectoryNotContaining("glob:**/wh*");
    }

    @Test
    void leavesNothingWhereTheDatabaseIsDamaged() throws IOException {
        var damaged = Files.writeString(folder.resolve("damaged.db"), "no database ".repeat(1_000));
        var copy = folder.resolve("copy.db");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SqliteBackup.write(damaged, copy))
                .withMessageContaining("damaged or not a database: restore it from the last backup");
        assertThat(copy).doesNotExist();
    }
}
