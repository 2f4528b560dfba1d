package dev.bonin.boot;

import dev.bonin.boot.machine.OtherUsers;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.verification.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the folder with the database and the key ring: a user who can write there can replace them. */
final class DataFolder {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);

    private DataFolder() {}

    /**
     * Checks that not every user of the machine can write to the folder of {@code file}, if it exists.
     *
     * @throws RefusedStartException in live mode, if every user can; in sandbox mode it is logged
     */
    static void requireNotOpenToAll(Path file, Mode mode) {
        var folder = file.getParent();
        if (folder != null && isOpenToAll(folder)) {
            refuse(
                    mode,
                    "The folder " + folder + " (bonin.data, BONIN_DATA) can be written by every user of this machine.",
                    "Run chmod 700 on it, or set bonin.data to a folder of the server's user alone.");
        }
    }

    /**
     * Checks that the folder of {@code file}, if it exists, belongs to this process's user or to root: one that was not
     * named in full is whichever is in the working directory, and could have been made by somebody else.
     *
     * @throws RefusedStartException in live mode, if it is another user's; in sandbox mode it is logged
     */
    static void requireOwn(Path file, Mode mode) {
        var folder = file.getParent();
        if (folder != null && isOfAnotherUser(folder)) {
            refuse(
                    mode,
                    "The folder " + folder + " (bonin.data, BONIN_DATA) belongs to another user of this machine.",
                    "If it is meant, set bonin.data to it in full; otherwise start elsewhere, or set bonin.data to a"
                            + " folder of the server's user.");
        }
    }

    private static void refuse(Mode mode, String problem, String remedy) {
        if (mode == Mode.LIVE) {
            throw new RefusedStartException(problem, remedy);
        }
        LOG.warn("{} Live mode does not start with such a folder. {}", problem, remedy);
    }

    private static boolean isOfAnotherUser(Path folder) {
        try {
            return Files.isDirectory(folder) && OtherUsers.owns(folder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isOpenToAll(Path folder) {
        try {
            var view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
            return view != null
                    && Files.isDirectory(folder)
                    && view.readAttributes().permissions().contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
