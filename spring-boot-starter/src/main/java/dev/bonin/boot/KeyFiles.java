package dev.bonin.boot;

import dev.bonin.sealing.KeyEncryptionKey;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRingFile;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.LiveKeyRings;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealingException;
import dev.bonin.verification.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the key ring is and what opens it, as {@code bonin.keys} says. */
public final class KeyFiles {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFiles.class);
    private static final String RING = "keys.ring";
    private static final String KEK_OF_SANDBOX = "sandbox.kek";
    private static final String REMEDY_FOR_KEY =
            "Where it may not be read or others may use it, see to its owner and mode: 0400, or 0440 with a group that the"
                    + " server is in; bonin.keys.kek (BONIN_KEYS_KEK) takes the key itself. Where it is gone or another: bring it back from its copy, or set bonin.keys.kek-file, bonin.keys.kek or bonin.keys.kms-uri to the one that"
                    + " the ring was made with; ./bonin keys create makes both where there is no ring yet.";
    /** 32 bytes in base64, however spelt, or in hexadecimal digits. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/_-]{43}=?|[0-9A-Fa-f]{64}");

    private static final String REMEDY_FOR_SERVICE =
            "See that the client of the service is on the class path with all that it needs (./bonin takes jars from"
                    + " BONIN_CLASSPATH), that this machine has credentials for the key, and that bonin.keys.kms-uri"
                    + " (BONIN_KEYS_KMSURI) names it.";

    private final BoninProperties properties;
    private final Mode mode;

    private KeyFiles(BoninProperties properties, Mode mode) {
        this.properties = properties;
        this.mode = mode;
    }

    /**
     * As the settings name them.
     *
     * @throws RefusedStartException if they name more than one key for the ring, or in live mode none, or one inside
     *     {@code bonin.data}
     */
    public static KeyFiles of(BoninProperties properties, Mode mode) {
        var files = new KeyFiles(properties, mode);
        files.requireOneKey();
        files.requireKeyApart();
        return files;
    }

    private void requireOneKey() {
        var keys = properties.keys();
        var named = Stream.of(keys.kekFile(), keys.kek(), keys.kmsUri())
                .filter(setting -> setting != null && !setting.isBlank())
                .count();
        if (named > 1) {
            throw new RefusedStartException(
                    "More than one of bonin.keys.kek-file, bonin.keys.kek and bonin.keys.kms-uri is set.",
                    "Keep the one that the key ring was made with, and remove the others.");
        }
        if (named == 0 && mode == Mode.LIVE) {
            throw new RefusedStartException(
                    "Live mode seals what it keeps of people, and no key is set that opens the key ring.",
                    "Set bonin.keys.kek-file (BONIN_KEYS_KEKFILE) to a file apart from bonin.data, or bonin.keys.kms-uri"
                            + " (BONIN_KEYS_KMSURI), or bonin.keys.kek (BONIN_KEYS_KEK), and run ./bonin keys create once.");
        }
    }

    /** Whoever has a copy of the folder would have all that it takes to open what is in it. */
    private void requireKeyApart() {
        if (mode == Mode.LIVE && keyEncryptionKey().filter(this::isInData).isPresent()) {
            throw new RefusedStartException(
                    "bonin.keys.kek-file (BONIN_KEYS_KEKFILE) is inside bonin.data, beside what it keeps closed.",
                    "Move that file to a folder that is not in the backups of bonin.data, such as /etc/bonin, and set"
                            + " bonin.keys.kek-file to where it is then.");
        }
    }

    /**
     * The key in another file than the settings name, for the ring to be encrypted with; drawn where the file is not
     * there.
     *
     * @throws RefusedStartException if it is inside {@code bonin.data} in live mode
     * @throws SealingException if it is no such key, or could not be written
     */
    public KeyEncryptionKey another(Path kekFile) {
        var named = path("--to-kek-file", kekFile.toString());
        if (mode == Mode.LIVE && isInData(named)) {
            throw new RefusedStartException(
                    "The file for the new key is inside bonin.data, beside what it keeps closed.",
                    "Name one in a folder that is not in the backups of bonin.data, such as /etc/bonin.");
        }
        return Files.exists(kekFile) ? KeyEncryptionKey.of(kekFile) : KeyEncryptionKey.create(kekFile);
    }

    private boolean isInData(Path file) {
        return real(file).startsWith(real(path("bonin.data (BONIN_DATA)", properties.data())));
    }

    /** Through links, as far as there is something. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            var folder = path.getParent();
            return folder == null ? path : real(folder).resolve(path.getFileName());
        }
    }

    /** The file with the key ring, whether it is there or not. */
    public Path ring() {
        var ring = properties.keys().ring();
        return ring == null ? below(RING) : path("bonin.keys.ring (BONIN_KEYS_RING)", ring);
    }

    /** The file with the key-encryption key, whether it is there or not; empty where it comes from elsewhere. */
    public Optional<Path> keyEncryptionKey() {
        var keys = properties.keys();
        if (keys.kekFile() != null) {
            return Optional.of(path("bonin.keys.kek-file (BONIN_KEYS_KEKFILE)", keys.kekFile()));
        }
        return keys.kek() == null && keys.kmsUri() == null ? Optional.of(below(KEK_OF_SANDBOX)) : Optional.empty();
    }

    private Path below(String name) {
        return path("bonin.data (BONIN_DATA)", properties.data()).resolve(name);
    }

    private static Path path(String setting, String name) {
        if (KEY.matcher(name.strip()).matches() && !beginsWithAFolder(name)) {
            throw new RefusedStartException(
                    setting + " is set to what looks like a key itself, instead of the name of a file.",
                    "Set it to the file, or set bonin.keys.kek (BONIN_KEYS_KEK) to the key. It is not shown here.");
        }
        try {
            return Path.of(name).toAbsolutePath().normalize();
        } catch (InvalidPathException unreadable) {
            throw new RefusedStartException(
                    setting + " is no file's name.", "Set it to a name such as /etc/bonin/keys.ring.");
        }
    }

    /**
     * Whether it leads on from a folder that is there, as the name of a file does: letters and slashes are those of
     * base64, too.
     */
    private static boolean beginsWithAFolder(String name) {
        var path = Path.of(name);
        return path.getNameCount() > 1
                && Files.isDirectory(path.isAbsolute() ? path.getRoot().resolve(path.getName(0)) : path.getName(0));
    }

    /**
     * The ring that is there.
     *
     * @throws RefusedStartException if the key for it cannot be used
     */
    public KeyRingFile file() {
        return new KeyRingFile(ring(), key());
    }

    private KeyEncryptionKey key() {
        var keys = properties.keys();
        try {
            if (keys.kek() != null) {
                return KeyEncryptionKey.ofText(keys.kek(), "bonin.keys.kek (BONIN_KEYS_KEK)");
            }
            return keys.kmsUri() != null
                    ? KeyEncryptionKey.inService(keys.kmsUri())
                    : KeyEncryptionKey.of(keyEncryptionKey().orElseThrow());
        } catch (SealingException unusable) {
            throw new RefusedStartException(
                    "The key that opens the key ring cannot be used: " + unusable.getMessage() + ".",
                    keys.kmsUri() != null ? REMEDY_FOR_SERVICE : REMEDY_FOR_KEY);
        }
    }

    /**
     * Makes a ring, and the file with its key where one is named and not there. Nothing that is there is overwritten.
     *
     * @throws RefusedStartException if {@code store} is kept with the keys of another ring
     * @throws SealingException if there is a ring already, or it could not be written
     */
    public KeyRingFile create(SealedStore store, Clock clock) {
        if (Files.exists(ring())) {
            throw new SealingException(ring() + ": there is a key ring already, and it is never overwritten");
        }
        if (isKeptWithKeys(store)) {
            throw noRing(store);
        }
        keyEncryptionKey().filter(file -> !Files.exists(file)).ifPresent(KeyEncryptionKey::create);
        var file = file();
        file.create(KeyRing.draw(clock));
        return file;
    }

    /**
     * The ring that is used from the start on. A sandbox without one makes one.
     *
     * @throws RefusedStartException if there is none, or it cannot be read
     */
    KeyRings open(SealedStore store, Clock clock) {
        if (ConfiguredStores.isTemporary(properties)) {
            return KeyRings.fixed(KeyRing.draw(clock));
        }
        if (!Files.exists(ring())) {
            begin(store, clock);
        }
        try {
            return LiveKeyRings.open(file());
        } catch (SealingException unreadable) {
            throw new RefusedStartException(
                    "The key ring cannot be read: " + unreadable.getMessage() + ".",
                    "If the file is damaged or missing, bring it back from a copy; if another key is set than the one it was made"
                            + " with, set bonin.keys.kek-file, bonin.keys.kek or bonin.keys.kms-uri to that one.");
        }
    }

    /**
     * Sees to it that there is a ring.
     *
     * @throws RefusedStartException if there is none; a new one is advised only where {@code store} is not kept with
     *     keys already
     */
    public void requireRing(SealedStore store) {
        if (!Files.exists(ring())) {
            throw noRing(store);
        }
    }

    private RefusedStartException noRing(SealedStore store) {
        return isKeptWithKeys(store)
                ? new RefusedStartException(
                        "The database is kept with the keys of a ring, and there is no key ring at " + ring() + ".",
                        "Bring the file back from a copy, or set bonin.keys.ring (BONIN_KEYS_RING) to where it is. Without it"
                                + " nothing that is kept of people can be opened again.")
                : new RefusedStartException(
                        "There is no key ring at " + ring() + ".",
                        "Run ./bonin keys create once, or set bonin.keys.ring (BONIN_KEYS_RING) to the one there is.");
    }

    private static boolean isKeptWithKeys(SealedStore store) {
        return !store.keys().isEmpty() || !store.isEmpty();
    }

    private void begin(SealedStore store, Clock clock) {
        if (mode == Mode.LIVE) {
            throw noRing(store);
        }
        try {
            create(store, clock);
            LOG.warn("Made keys for invented people: {}. Live mode never does so.", ring());
        } catch (SealingException failure) {
            throw new RefusedStartException(
                    "No keys could be made: " + failure.getMessage() + ".",
                    "Make room, or let the server write there, or set bonin.data (BONIN_DATA) to another folder.");
        }
    }
}
