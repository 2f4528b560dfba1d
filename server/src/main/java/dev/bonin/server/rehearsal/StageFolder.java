package dev.bonin.server.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary folder that goes with its process: it is deleted when it is closed and when the process is asked to end, and one that a killed process left behind is
 * deleted by the next. A file in it is locked for as long as its process lives, by which the others tell.
 */
final class StageFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StageFolder.class);
    private static final String PREFIX = "bonin-rehearsal";
    private static final String LOCK = "in-use";

    private final Path path;
    private final FileChannel lock;
    private final Thread atExit = new Thread(this::deleteAtExit, "bonin-rehearsal-exit");

    private StageFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes one, and deletes those that nobody uses any more. */
    static StageFolder open() throws IOException {
        var path = Files.createTempDirectory(PREFIX);
        var channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        var folder = new StageFolder(path, channel);
        Runtime.getRuntime().addShutdownHook(folder.atExit);
        deleteLeftovers(path);
        return folder;
    }

    Path path() {
        return path;
    }

    private static void deleteLeftovers(Path own) throws IOException {
        for (var other : leftovers(own)) {
            if (isLeft(other)) {
                delete(other);
            }
        }
    }

    private static List<Path> leftovers(Path own) throws IOException {
        var owner = Files.getOwner(own);
        try (Stream<Path> all = Files.list(own.toAbsolutePath().getParent())) {
            return all.filter(other -> other.getFileName().toString().startsWith(PREFIX))
                    .filter(other -> !other.equals(own.toAbsolutePath()))
                    .filter(other -> Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS))
                    .filter(other -> isOwned(other, owner))
                    .toList();
        }
    }

    private static boolean isOwned(Path folder, Object owner) {
        try {
            return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner);
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean isLeft(Path folder) {
        var file = folder.resolve(LOCK);
        if (!Files.exists(file)) {
            return false; // just being made
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var taken = channel.tryLock()) {
            return taken != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        } catch (IOException gone) {
            return false;
        }
    }

    private void deleteAtExit() {
        try {
            delete(path);
        } catch (UncheckedIOException failure) {
            LOG.warn("Rehearsal: its temporary folder was not deleted; the next start does it", failure);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
        delete(path);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            LOG.debug("The process is ending already", ending);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
