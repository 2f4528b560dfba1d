package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
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

/** The files of the key ring and of the key that opens it, as {@code bonin.keys} configures them. */
public final class KeyFiles {
    private static final Logger LOG = LoggerFactory.getLogger(KeyFiles.class);
    private static final String RING = "keys.ring";
    private static final String KEK_OF_SANDBOX = "sandbox.kek";
    private static final String REMEDY_FOR_KEY =
            "If the file cannot be read, or others may use it, correct its owner and mode: 0400 (in Kubernetes defaultMode: 0400), or 0440 with a group that the"
                    + " server is in; bonin.keys.kek (BONIN_KEYS_KEK) takes the key itself. If the file is missing or another: restore it from a backup, or set bonin.keys.kek-file, bonin.keys.kek or bonin.keys.kms-uri to the one that"
                    + " the ring was made with; ./bonin keys create makes both if there is no ring yet.";
    /** 32 bytes in any variant of base64, or in hexadecimal digits. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9+/_-]{43}=?|[0-9A-Fa-f]{64}");

    private static final String REMEDY_FOR_RING =
            "Restore the file from a backup, or set bonin.keys.ring (BONIN_KEYS_RING) to where it is. Without it stored"
                    + " people cannot be opened again.";
    /** Another working directory or another developer is likelier here than a lost file. */
    private static final String REMEDY_FOR_RING_OF_SANDBOX = REMEDY_FOR_RING
            + " Sandbox mode made it in bonin.data (BONIN_DATA), below the folder where the first start was: start there,"
            + " or set bonin.data to that place; all who share a database share these files. Or drop all tables whose"
            + " names begin with bonin_: the people in them are invented.";

    private static final String REMEDY_FOR_SERVICE =
            "Check that the client of the service is on the class path with all that it needs (./bonin takes jars from"
                    + " BONIN_CLASSPATH), that this machine has credentials for the key, and that bonin.keys.kms-uri"
                    + " (BONIN_KEYS_KMSURI) names it.";

    private final BoninProperties properties;
    private final Mode mode;

    private KeyFiles(BoninProperties properties, Mode mode) {
        this.properties = properties;
        this.mode = mode;
    }

    /**
     * Returns the files that the settings name.
     *
     * @throws RefusedStartException if more than one key for the ring is set, or in live mode none, or one inside
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
                    "Live mode seals what it stores of people, and no key is set that opens the key ring.",
                    "Set bonin.keys.kek-file (BONIN_KEYS_KEKFILE) to a file apart from bonin.data, or bonin.keys.kms-uri"
                            + " (BONIN_KEYS_KMSURI), or bonin.keys.kek (BONIN_KEYS_KEK), and run ./bonin keys create once.");
        }
    }

    /** Checks that a copy of the data folder does not contain both the database and the key that opens it. */
    private void requireKeyApart() {
        if (mode == Mode.LIVE && keyEncryptionKey().filter(this::isInData).isPresent()) {
            throw new RefusedStartException(
                    "bonin.keys.kek-file (BONIN_KEYS_KEKFILE) is inside bonin.data, beside the data that it protects.",
                    "Move that file to a folder that is not in the backups of bonin.data, such as /etc/bonin, and set"
                            + " bonin.keys.kek-file to its new place.");
        }
    }

    /**
     * Returns the key in another file than the settings name, to encrypt the ring with; creates it if the file is
     * missing.
     *
     * @throws RefusedStartException if the file is inside {@code bonin.data} in live mode
     * @throws SealingException if the file holds no such key, or could not be written
     */
    public KeyEncryptionKey another(Path kekFile) {
        var named = path("--to-kek-file", kekFile.toString());
        if (mode == Mode.LIVE && isInData(named)) {
            throw new RefusedStartException(
                    "The file for the new key is inside bonin.data, beside the data that it protects.",
                    "Name one in a folder that is not in the backups of bonin.data, such as /etc/bonin.");
        }
        return Files.exists(kekFile) ? KeyEncryptionKey.of(kekFile) : KeyEncryptionKey.create(kekFile);
    }

    private boolean isInData(Path file) {
        return real(file).startsWith(real(path("bonin.data (BONIN_DATA)", properties.data())));
    }

    /** Resolves links, as far as the path exists. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException missing) {
            var folder = path.getParent();
            return folder == null ? path : real(folder).resolve(path.getFileName());
        }
    }

    /** Returns the file of the key ring, which may be missing. */
    public Path ring() {
        var ring = properties.keys().ring();
        return ring == null ? below(RING) : path("bonin.keys.ring (BONIN_KEYS_RING)", ring);
    }

    /** Returns the file of the key-encryption key, which may be missing; empty if the key does not come from a file. */
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
                    setting + " is not a valid file name.", "Set it to a name such as /etc/bonin/keys.ring.");
        }
    }

    /**
     * Returns whether the path starts with an existing folder. Then it is a file name and no key: base64 contains
     * slashes, too.
     */
    private static boolean beginsWithAFolder(String name) {
        var path = Path.of(name);
        return path.getNameCount() > 1
                && Files.isDirectory(path.isAbsolute() ? path.getRoot().resolve(path.getName(0)) : path.getName(0));
    }

    /**
     * Returns the existing ring.
     *
     * @throws RefusedStartException if the key that opens it cannot be used
     */
    public KeyRingFile file() {
        return mode == Mode.SANDBOX ? KeyRingFile.ofInvented(ring(), key()) : new KeyRingFile(ring(), key());
    }

    private KeyEncryptionKey key() {
        var keys = properties.keys();
        try {
            if (keys.kek() != null) {
                return KeyEncryptionKey.ofText(keys.kek(), "bonin.keys.kek (BONIN_KEYS_KEK)");
            }
            return keys.kmsUri() != null
                    ? KeyEncryptionKey.inService(keys.kmsUri())
                    : key(keyEncryptionKey().orElseThrow());
        } catch (SealingException unusable) {
            throw new RefusedStartException(
                    "The key that opens the key ring cannot be used: " + unusable.getMessage() + ".",
                    keys.kmsUri() != null ? REMEDY_FOR_SERVICE : REMEDY_FOR_KEY);
        }
    }

    private KeyEncryptionKey key(Path file) {
        return mode == Mode.SANDBOX ? KeyEncryptionKey.ofInvented(file) : KeyEncryptionKey.of(file);
    }

    /**
     * Creates a ring, and its key file if one is configured and missing. Never overwrites a file.
     *
     * @throws RefusedStartException if {@code store} uses the keys of another ring
     * @throws SealingException if a ring exists already, or it could not be written
     */
    public KeyRingFile create(SealedStore store, Clock clock) {
        if (Files.exists(ring())) {
            throw new SealingException(ring() + ": a key ring exists already, and it is never overwritten");
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
     * Returns the ring that the application uses. In sandbox mode a missing ring is created.
     *
     * @throws RefusedStartException if the ring is missing or cannot be read
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
                    "If the file is damaged or missing, restore it from a backup; if another key is set than the one it was made"
                            + " with, set bonin.keys.kek-file, bonin.keys.kek or bonin.keys.kms-uri to that one.");
        }
    }

    /**
     * Checks that the ring exists.
     *
     * @throws RefusedStartException if it is missing; the remedy suggests a new ring only if {@code store} uses no keys
     *     yet
     */
    public void requireRing(SealedStore store) {
        if (!Files.exists(ring())) {
            throw noRing(store);
        }
    }

    private RefusedStartException noRing(SealedStore store) {
        return isKeptWithKeys(store)
                ? new RefusedStartException(
                        "The database uses the keys of a key ring, but there is no key ring at " + ring() + ".",
                        mode == Mode.LIVE ? REMEDY_FOR_RING : REMEDY_FOR_RING_OF_SANDBOX)
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
            LOG.warn("Created a key ring for invented people: {}. Live mode never does so.", ring());
        } catch (SealingException failure) {
            throw new RefusedStartException(
                    "The key ring could not be created: " + failure.getMessage() + ".",
                    "Free disk space, or let the server write there, or set bonin.data (BONIN_DATA) to another folder.");
        }
    }
}
