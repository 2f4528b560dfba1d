package dev.bonin.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.sqlite.NativeLibraryNotFoundException;

/** SQLite's library is unpacked into a folder that may be mounted noexec. */
class MissingLibraryTest {
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
