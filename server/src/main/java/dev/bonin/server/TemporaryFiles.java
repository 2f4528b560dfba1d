package dev.bonin.server;

import dev.bonin.boot.refusal.RefusedStartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder for temporary files, in which the web server and the database's library need to write. */
final class TemporaryFiles {
    private TemporaryFiles() {}

    /**
     * Checks that a file can be written there.
     *
     * @throws RefusedStartException if it cannot
     */
    static void requireFolder() {
        try {
            Files.delete(Files.createTempFile(Path.of(System.getProperty("java.io.tmpdir")), "bonin", null));
        } catch (IOException unwritable) {
            throw new RefusedStartException(
                    "The folder for temporary files, " + System.getProperty("java.io.tmpdir") + ", cannot be written.",
                    "Mount a writable folder there, or name another in BONIN_JAVA_OPTS: -Djava.io.tmpdir=/var/lib/bonin/tmp.");
        }
    }
}
