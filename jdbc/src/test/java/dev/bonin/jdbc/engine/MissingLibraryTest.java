package dev.bonin.jdbc.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.NativeLibraryNotFoundException;

/** SQLite's library is unpacked into a folder that may be mounted noexec. */
class MissingLibraryTest {
    /** In a process of its own: a library that is loaded stays. */
    @Test
    void isMissedEachTimeBeforeAFileIsMade(@TempDir Path folder) throws Exception {
        var file = folder.resolve("bonin.db");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.sqlite.tmpdir=" + folder.resolve("nowhere"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpensTwice.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();

        var told = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(told.lines().filter(line -> line.contains("StoreException: SQLite's native library cannot be")))
                .hasSize(2);
        assertThat(file).doesNotExist();
    }

    static final class OpensTwice {
        private OpensTwice() {}

        public static void main(String[] arguments) {
            for (int time = 0; time < 2; time++) {
                try {
                    BoninDatabase.open(new DatabaseSettings.Sqlite(Path.of(arguments[0])), Mode.SANDBOX)
                            .close();
                } catch (StoreException | LinkageError failure) {
                    System.out.println(failure);
                }
            }
        }
    }

    @Test
    void isExplainedByTheFolderAndHowToNameAnother() {
        for (var cause : new Throwable[] {
            new NativeLibraryNotFoundException("failed to map segment"),
            new UnsatisfiedLinkError("operation not permitted")
        }) {
            assertThat(Failures.of(new SQLException("no suitable driver", cause)))
                    .hasMessageContaining("java.io.tmpdir")
                    .hasMessageContaining("not mounted noexec");
        }
    }
}
