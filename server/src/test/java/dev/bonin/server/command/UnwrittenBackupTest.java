package dev.bonin.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Root may write everywhere, so that no test that runs as root gets this answer of the system. */
class UnwrittenBackupTest {
    @Test
    void namesTheUserAndTheFolder() {
        var copy = Path.of("/var/backups/copy.db");

        assertThat(BackupCommand.unwritten(copy, new AccessDeniedException(copy.toString())))
                .startsWith("/var/backups/copy.db could not be written: the user " + System.getProperty("user.name"))
                .contains("may not write in /var/backups. Name a file in a folder where this user may");
    }
}
