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

/** A small text that its owner alone may read. It is replaced as a whole or not at all, whatever happens meanwhile. */
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
    /** Where the file system does not have these permissions, whoever runs it keeps others out of the folder. */
    private final boolean posix;

    PrivateFile(Path path) {
        this.path = path.toAbsolutePath();
        this.posix = this.path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    String read() {
        try {
            requirePrivate();
            if (Files.size(path) > LARGEST) {
                throw new SealingException(path + ": too large for a file of keys");
            }
            return Files.readString(path, StandardCharsets.US_ASCII);
        } catch (NoSuchFileException missing) {
            throw new SealingException(path + ": there is no such file");
        } catch (AccessDeniedException forbidden) {
            throw new SealingException(path + ": this process may not read it" + ownedBy()
                    + " (expected: a file of the user that Bonin runs as)");
        } catch (CharacterCodingException binary) {
            throw new SealingException(path + ": cannot be read as text");
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

    /** In the words of the operating system, such as "No space left on device". */
    private static String reason(IOException failure) {
        var words = failure instanceof FileSystemException known ? known.getReason() : failure.getMessage();
        return words == null || words.isBlank() ? failure.getClass().getSimpleName() : words;
    }

    private void requirePrivate() throws IOException {
        if (posix && !isPrivate(Files.getPosixFilePermissions(path))) {
            throw new SealingException(path
                    + ": others than its owner may use this file (expected: chmod 600, so that only its owner can, or 640"
                    + " and a group that this process is in)");
        }
    }

    private boolean isPrivate(Set<PosixFilePermission> permissions) throws IOException {
        return HARMLESS.containsAll(permissions)
                || (HARMLESS_IN_OWN_GROUP.containsAll(permissions) && OwnGroups.include(path));
    }

    /** What the new text becomes the file by. */
    @FunctionalInterface
    private interface Placing {
        void place(Path next) throws IOException;
    }

    /**
     * Until it returns the old text is there, and from then on the new one: a full disk or the end of the process
     * changes nothing about that.
     */
    void write(String text) {
        write(text, next -> Files.move(next, path, StandardCopyOption.ATOMIC_MOVE));
    }

    /** Writes a new file. Of several who do so at once one succeeds. */
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
            throw new SealingException(path + ": there is such a file already, and it is never overwritten");
        } catch (IOException failure) {
            throw new SealingException(path + ": could not be written (" + reason(failure) + ")");
        }
    }

    /**
     * Has the next file belong to whom the one before belongs to, and be open to the same people: to those of the
     * folder where there was none.
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
                    + ", and would not any more (expected: this command run as that user, such as by sudo -u "
                    + owner.user() + ", or as root)");
        }
    }

    /**
     * Makes sure that it could be replaced, before anything depends on it.
     *
     * @throws SealingException if not
     */
    void requireReplaceable() {
        write("", next -> {});
    }

    /**
     * A file beside it, made if it is not there, which holds nothing: to be locked. No link to another is taken for it.
     */
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
            throw new SealingException(path + ": its folder is not there, and cannot be made");
        }
    }

    /** Makes the folder that the file is in, for its owner alone, if it is not there. */
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

    /** Through no link, where there are some. */
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

    /** The name of a file is in its folder, which is written to the disk apart from it. */
    private void keep(Path folder) throws IOException {
        if (posix) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
