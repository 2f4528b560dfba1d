package dev.bonin.sealing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A key ring in a file, encrypted with a key that is stored apart from it. Losing the file means losing all data sealed
 * with the ring: back it up, and back up its key-encryption key elsewhere. Every method may throw a
 * {@link SealingException} with a message for an operator.
 */
public final class KeyRingFile {
    private final Path path;
    private final KeyEncryptionKey kek;
    private final PrivateFile file;

    public KeyRingFile(Path path, KeyEncryptionKey kek) {
        this(path, kek, new PrivateFile(path));
    }

    private KeyRingFile(Path path, KeyEncryptionKey kek, PrivateFile file) {
        this.path = path;
        this.kek = kek;
        this.file = file;
    }

    /** Returns a ring for invented people: some file systems, such as Windows' in WSL, let everybody use each file. */
    public static KeyRingFile ofInvented(Path path, KeyEncryptionKey kek) {
        return new KeyRingFile(path, kek, new PrivateFile(path, true));
    }

    public Path path() {
        return path;
    }

    /** Writes {@code ring} to a new file; never overwrites one. */
    public void create(KeyRing ring) {
        locked(() -> {
            file.create(KeyRingText.write(ring, kek));
            return ring;
        });
    }

    public KeyRing read() {
        var text = file.read();
        try {
            return KeyRingText.read(text, kek);
        } catch (SealingException unreadable) {
            throw new SealingException(path + ": " + unreadable.getMessage());
        }
    }

    /**
     * Replaces the ring in the file. Of two concurrent changes the second is rejected.
     *
     * @return the new content
     */
    public KeyRing change(UnaryOperator<KeyRing> how) {
        return locked(() -> {
            var next = how.apply(read());
            file.write(KeyRingText.write(next, kek));
            return next;
        });
    }

    /**
     * Checks, before a dependent change is made, that the file can be replaced without changing its owner.
     *
     * @throws SealingException if it cannot
     */
    public void requireReplaceable() {
        file.requireReplaceable();
    }

    /** Encrypts the current ring with another key; the previous key cannot open the file afterwards. */
    public void rewrap(KeyEncryptionKey other) {
        locked(() -> {
            var text = KeyRingText.write(read(), other);
            var readable = KeyRingText.read(text, other); // before the only readable text is replaced
            file.write(text);
            return readable;
        });
    }

    private interface Change {
        KeyRing make();
    }

    private KeyRing locked(Change change) {
        try (var channel = file.beside(".lock");
                var lock = lock(channel)) {
            if (lock == null) {
                throw beingChanged();
            }
            return change.make();
        } catch (OverlappingFileLockException another) {
            throw beingChanged();
        } catch (AccessDeniedException forbidden) {
            throw new SealingException(
                    path + ": this process may not write there (expected: the user that Bonin runs as, or root)");
        } catch (IOException failure) {
            throw new SealingException(path + ": no file can be made in its folder (expected: a folder in which this"
                    + " user may write, on a disk with room)");
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        return channel.tryLock();
    }

    private SealingException beingChanged() {
        return new SealingException(path + ": another process is changing this file; try again later");
    }

    /** Identifies the content of the file; differs after each replacement. */
    record Stamp(FileTime modified, long size, @Nullable Object file) {}

    Stamp stamp() {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException missing) {
            throw new SealingException(path + ": missing or unreadable");
        }
    }
}
