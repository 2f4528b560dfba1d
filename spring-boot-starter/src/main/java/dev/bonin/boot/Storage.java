package dev.bonin.boot;

import dev.bonin.account.AccountStore;
import dev.bonin.audit.AuditLog;
import dev.bonin.clock.OtherClock;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.DatabaseSettings;
import dev.bonin.jdbc.OtherModeException;
import dev.bonin.sealing.SealedStore;
import dev.bonin.store.InMemoryVerificationStore;
import dev.bonin.verification.Mode;
import dev.bonin.verification.OutcomeOutbox;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where all is kept, as {@code bonin.data} and {@code bonin.store} say: a file of SQLite unless they say otherwise. */
public final class Storage implements AutoCloseable {
    private static final String IN_MEMORY = "memory";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String FILE = "bonin.db";

    private final @Nullable BoninDatabase database;
    private final VerificationStore verifications;
    private final AuditLog auditLog;
    private final SealedStore sealedStore;
    private final ErasureStore erasures;
    private final AccountStore accounts;
    private final OutcomeOutbox outbox;

    private Storage(BoninDatabase database, boolean announcing) {
        this.database = database;
        this.verifications = database.verifications(announcing);
        this.auditLog = database.auditLog();
        this.sealedStore = database.sealedStore();
        this.erasures = database.erasures();
        this.accounts = database.accounts();
        this.outbox = database.outbox();
    }

    private Storage(InMemoryVerificationStore memory) {
        this.database = null;
        this.verifications = memory;
        this.auditLog = memory.log();
        this.sealedStore = memory.sealedStore();
        this.erasures = memory.erasures();
        this.accounts = memory.accounts();
        this.outbox = memory.outbox();
    }

    /**
     * Opens what the settings name.
     *
     * @throws RefusedStartException if it cannot be used, or belongs to the other mode
     */
    public static Storage open(BoninProperties properties, Mode mode, Clock clock) {
        if (isInMemory(properties)) {
            return inMemory(properties, mode, clock);
        }
        var settings = settings(properties);
        if (settings instanceof DatabaseSettings.Sqlite sqlite) {
            DataFolder.requireOwn(sqlite.file(), mode);
        }
        try {
            return new Storage(
                    BoninDatabase.open(settings, mode), properties.events().enabled());
        } catch (OtherModeException other) {
            throw new RefusedStartException(
                    where(settings) + " was made in " + other.found().code() + " mode, and the mode is " + mode.code()
                            + ".",
                    "Invented and real people are never kept together: set bonin.data (BONIN_DATA) or bonin.store.url to"
                            + " another place, or bonin.mode to "
                            + other.found().code() + ".");
        } catch (StoreException unusable) {
            throw new RefusedStartException(
                    where(settings) + " cannot be used: " + unusable.getMessage() + ".",
                    "See that it is there and can be written, or set bonin.data (BONIN_DATA) or bonin.store.url to another place.");
        }
    }

    /** The file that all would be kept in, where it is one and nothing was kept in it yet. */
    public static Optional<Path> notMade(BoninProperties properties) {
        return !isInMemory(properties)
                        && settings(properties) instanceof DatabaseSettings.Sqlite sqlite
                        && Files.notExists(sqlite.file())
                ? Optional.of(sqlite.file())
                : Optional.empty();
    }

    static boolean isInMemory(BoninProperties properties) {
        return IN_MEMORY.equals(properties.store().url());
    }

    private static Storage inMemory(BoninProperties properties, Mode mode, Clock clock) {
        if (mode == Mode.LIVE) {
            throw new RefusedStartException(
                    "bonin.store.url=memory would forget who was verified at every restart.",
                    "Remove bonin.store.url to keep it in a file below bonin.data (BONIN_DATA), or set it to"
                            + " jdbc:postgresql://host/database.");
        }
        return new Storage(
                new InMemoryVerificationStore(clock, properties.events().enabled()));
    }

    private static DatabaseSettings settings(BoninProperties properties) {
        var store = properties.store();
        if (store.url() == null) {
            return new DatabaseSettings.Sqlite(file(properties.data()));
        }
        if (!store.url().startsWith(POSTGRESQL)) {
            throw new RefusedStartException(
                    "bonin.store.url names a kind of database that Bonin does not know.",
                    "Set it to jdbc:postgresql://host/database, or remove it to keep all in a file below bonin.data (BONIN_DATA).");
        }
        return new DatabaseSettings.PostgreSql(store.url(), store.user(), store.password(), store.connections());
    }

    private static Path file(String data) {
        try {
            return Path.of(data).resolve(FILE).toAbsolutePath().normalize();
        } catch (InvalidPathException unreadable) {
            throw new RefusedStartException(
                    "bonin.data (BONIN_DATA) is no folder's name.", "Set it to a folder such as /var/lib/bonin.");
        }
    }

    private static String where(DatabaseSettings settings) {
        return settings instanceof DatabaseSettings.Sqlite sqlite
                ? "The database " + sqlite.file()
                : "The database at bonin.store.url";
    }

    public VerificationStore verifications() {
        return verifications;
    }

    public AuditLog auditLog() {
        return auditLog;
    }

    public SealedStore sealedStore() {
        return sealedStore;
    }

    public ErasureStore erasures() {
        return erasures;
    }

    public AccountStore accounts() {
        return accounts;
    }

    public OutcomeOutbox outbox() {
        return outbox;
    }

    /** Of the machine where all is kept, as far as it is another one. */
    OtherClock clock() {
        var kept = database;
        return kept == null ? OtherClock.NONE : kept::time;
    }

    /** Empty where all is in memory. */
    public Optional<BoninDatabase> database() {
        return Optional.ofNullable(database);
    }

    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }
}
