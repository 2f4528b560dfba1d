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
 * A key ring in a file, encrypted by a key that is kept apart from it. Whoever loses the file loses whatever the ring
 * sealed, so it belongs into the backups, its key-encryption key into others. Every method may throw a
 * {@link SealingException} with a sentence for an operator.
 */
public final class KeyRingFile {
    private final Path path;
    private final KeyEncryptionKey kek;
    private final PrivateFile file;

    public KeyRingFile(Path path, KeyEncryptionKey kek) {
        this.path = path;
        this.kek = kek;
        this.file = new PrivateFile(path);
    }

    public Path path() {
        return path;
    }

    /** Keeps {@code ring} in a new file, and overwrites none. */
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
     * Puts another ring in the place of the one there. Of two who do so at once the second is refused.
     *
     * @return the ring that is kept now
     */
    public KeyRing change(UnaryOperator<KeyRing> how) {
        return locked(() -> {
            var next = how.apply(read());
            file.write(KeyRingText.write(next, kek));
            return next;
        });
    }

    /**
     * Makes sure that the file could be replaced now, as the same user's, before anything is changed that depends on
     * it.
     *
     * @throws SealingException if not
     */
    public void requireReplaceable() {
        file.requireReplaceable();
    }

    /** Encrypts the ring that is there with another key; from then on the one before opens it no more. */
    public void rewrap(KeyEncryptionKey other) {
        locked(() -> {
            var text = KeyRingText.write(read(), other);
            var readable = KeyRingText.read(text, other); // before the only text that is known to open is replaced
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
                    path + ": this process may not write there (expected: the user that Bonin runs as, or" + " root)");
        } catch (IOException failure) {
            throw new SealingException(path + ": its folder cannot be written to");
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        return channel.tryLock();
    }

    private SealingException beingChanged() {
        return new SealingException(path + ": another process is just changing it");
    }

    /** Differs as soon as the file was replaced. */
    record Stamp(FileTime modified, long size, @Nullable Object file) {}

    Stamp stamp() {
        try {
            var attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException missing) {
            throw new SealingException(path + ": there is no such file, or it cannot be read");
        }
    }
}
