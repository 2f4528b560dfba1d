package dev.bonin.jdbc.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A folder of one database that is thrown away when it is closed. After a crash the folder stays. */
public final class TemporaryFolder {
    private static final Logger LOG = System.getLogger("dev.bonin.jdbc");

    private TemporaryFolder() {}

    /** Makes a new one, which only its owner can enter. */
    public static Path make() throws IOException {
        var parent = Path.of(System.getProperty("java.io.tmpdir"));
        return Files.createTempDirectory(parent, "bonin-", OwnerOnly.attributes(parent, "rwx------"));
    }

    /** Deletes the folder that a file is in, with all its files; what cannot be deleted is left, and logged. */
    public static void deleteWith(Path file) {
        var folder = file.resolveSibling("");
        try {
            for (var path : deepestFirst(folder)) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException failure) {
            LOG.log(Level.WARNING, "The temporary folder {0} is left: it cannot be deleted. Delete it.", folder);
        }
    }

    private static List<Path> deepestFirst(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
