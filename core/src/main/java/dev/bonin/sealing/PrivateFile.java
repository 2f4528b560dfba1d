package dev.bonin.sealing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A small text file that only its owner can read. Replacing it is atomic, even if the process or the machine crashes.
 */
final class PrivateFile {
    private static final int LARGEST = 1 << 20;
    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> HARMLESS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final Set<PosixFilePermission> HARMLESS_IN_OWN_GROUP = EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ);

    private final Path path;
    /** Whether the file system has POSIX permissions. If not, the operator must protect the folder. */
    private final boolean posix;

    private final boolean mayBeOpen;

    PrivateFile(Path path) {
        this(path, false);
    }

    /** @param mayBeOpen whether it is read even if other users may use it, too: for keys of invented people */
    PrivateFile(Path path, boolean mayBeOpen) {
        this.path = path.toAbsolutePath();
        this.mayBeOpen = mayBeOpen;
        this.posix = this.path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    String read() {
        try {
            requirePrivate();
            if (Files.size(path) > LARGEST) {
                throw new SealingException(path + ": too large for a key file");
            }
            return Files.readString(path, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException missing) {
            throw new SealingException(path + ": there is no such file");
        } catch (AccessDeniedException forbidden) {
            throw new SealingException(path + ": this process may not read it" + ownedBy()
                    + " (expected: a file of the user that Bonin runs as)");
        } catch (CharacterCodingException binary) {
            throw new SealingException(path + ": not a text file");
        } catch (IOException unreadable) {
            throw new SealingException(path + ": could not be read (" + reason(unreadable) + ")");
        }
    }

    private String ownedBy() {
        try {
            return FileOwner.of(path)
                    .map(owner -> ", since it belongs to " + owner.user())
                    .orElse("");
        } catch (IOException alsoForbidden) {
            return "";
        }
    }

    /** Returns the operating system's message, such as "No space left on device". */
    private static String reason(IOException failure) {
        var words = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
        return words == null || words.isBlank() ? failure.getClass().getSimpleName() : words;
    }

    private void requirePrivate() throws IOException {
        if (posix && !mayBeOpen && !isPrivate(Files.getPosixFilePermissions(path))) {
            throw new SealingException(path
                    + ": accessible for other users (expected: chmod 600, so that only its owner can read it, or 640"
                    + " and a group that this process is in)");
        }
    }

    private boolean isPrivate(Set<PosixFilePermission> permissions) throws IOException {
        return HARMLESS.containsAll(permissions)
                || (HARMLESS_IN_OWN_GROUP.containsAll(permissions) && OwnGroups.include(path));
    }

    /** Moves the finished temporary file to its final path. */
    @FunctionalInterface
    private interface Placing {
        void place(Path next) throws IOException;
    }

    /**
     * Replaces the content. The old text stays until this method returns, then the new one is there; a full disk or a
     * crash never leaves a mixture.
     */
    void write(String text) {
        write(text, next -> Files.move(next, path, StandardCopyOption.ATOMIC_MOVE));
    }

    /** Writes a new file. Of several concurrent calls exactly one succeeds. */
    void create(String text) {
        write(text, next -> Files.createLink(path, next));
    }

    private void write(String text, Placing placing) {
        var folder = path.resolveSibling(".");
        requireFolder();
        try {
            var next = Files.createTempFile(folder, path.getFileName() + ".", ".new", attributes(OWNERS));
            try {
                fill(next, text);
                own(next);
                placing.place(next);
            } finally {
                Files.deleteIfExists(next);
            }
            keep(folder);
        } catch (FileAlreadyExistsException there) {
            throw new SealingException(path + ": already exists and is never overwritten");
        } catch (IOException failure) {
            throw unwritten("could not be written", failure);
        }
    }

    /**
     * Gives the new file the owner and permissions of the file that it replaces, or the owner of the folder if it
     * replaces none.
     */
    private void own(Path next) throws IOException {
        if (!posix) {
            return;
        }
        if (!Files.exists(path)) {
            FileOwner.inherit(next);
            return;
        }
        keepOwner(next);
        Files.getFileAttributeView(next, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setPermissions(Files.getPosixFilePermissions(path));
    }

    private void keepOwner(Path next) throws IOException {
        var owner = FileOwner.of(path).orElseThrow();
        try {
            owner.take(next);
        } catch (IOException notAllowed) {
            throw new SealingException(path + ": belongs to " + owner.user()
                    + ", and replacing it would change its owner (expected: this command run as that user, such as by sudo -u "
                    + owner.user() + ", or as root)");
        }
    }

    /**
     * Checks, before a dependent change is made, that the file can be replaced.
     *
     * @throws SealingException if it cannot
     */
    void requireReplaceable() {
        write("", next -> {});
    }

    /** Opens an empty lock file next to this file, creating it if necessary. Does not follow symbolic links. */
    FileChannel beside(String suffix) throws IOException {
        makeFolder();
        var beside = path.resolveSibling(path.getFileName() + suffix);
        var channel = FileChannel.open(
                beside, writing(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes(OWNERS));
        FileOwner.inherit(beside);
        return channel;
    }

    private void requireFolder() {
        try {
            makeFolder();
        } catch (IOException failure) {
            throw unwritten("its folder does not exist and cannot be created", failure);
        }
    }

    /** Says which file, why, and what is needed. */
    private SealingException unwritten(String what, IOException failure) {
        return new SealingException(path + ": " + what + " (" + reason(failure)
                + "; expected: a folder in which this user may write, on a disk with room)");
    }

    /** Creates the parent folder, accessible for its owner only, if it does not exist. */
    void makeFolder() throws IOException {
        var folder = path.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, attributes(HARMLESS));
        }
    }

    private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    /** Adds the option not to follow symbolic links, where the file system has them. */
    private Set<OpenOption> writing(StandardOpenOption... options) {
        var all = new HashSet<OpenOption>(List.of(options));
        if (posix) {
            all.add(LinkOption.NOFOLLOW_LINKS);
        }
        return all;
    }

    private void fill(Path file, String text) throws IOException {
        try (var channel = FileChannel.open(file, writing(StandardOpenOption.WRITE))) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Flushes the folder: it holds the file's name and is written to disk separately from the content. */
    private void keep(Path folder) throws IOException {
        if (posix) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
