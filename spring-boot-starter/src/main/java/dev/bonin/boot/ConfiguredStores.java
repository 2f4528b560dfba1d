package dev.bonin.boot;

import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.OtherModeException;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.store.Stores;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the stores that {@code bonin.data} and {@code bonin.store} configure: by default a SQLite file. */
public final class ConfiguredStores {
    private static final String TEMPORARY = "memory";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String FILE = "bonin.db";

    private ConfiguredStores() {}

    /**
     * Opens the stores that the settings name.
     *
     * @throws RefusedStartException if they cannot be used, or belong to the other mode
     */
    public static Stores open(BoninProperties properties, Mode mode) {
        requireKept(properties, mode);
        var settings = settings(properties);
        if (settings instanceof DatabaseSettings.Sqlite sqlite) {
            DataFolder.requireOwn(sqlite.file(), mode);
        }
        try {
            return BoninDatabase.open(settings, mode);
        } catch (OtherModeException other) {
            throw new RefusedStartException(
                    where(settings) + " was made in " + other.found().code() + " mode, and the mode is " + mode.code()
                            + ".",
                    "Invented and real people are never stored together: set bonin.data (BONIN_DATA) or bonin.store.url to"
                            + " another place, or bonin.mode to "
                            + other.found().code() + ".");
        } catch (StoreException unusable) {
            throw new RefusedStartException(
                    where(settings) + " cannot be used: " + unusable.getMessage() + ".",
                    "See that it is there and can be written, or set bonin.data (BONIN_DATA) or bonin.store.url to another place.");
        }
    }

    /** Returns the database file if the settings name one and it does not exist yet; otherwise empty. */
    public static Optional<Path> notMade(BoninProperties properties) {
        return settings(properties) instanceof DatabaseSettings.Sqlite sqlite && Files.notExists(sqlite.file())
                ? Optional.of(sqlite.file())
                : Optional.empty();
    }

    /** Returns whether all is kept as long as the process that opens it runs, where no other one looks for it. */
    public static boolean isTemporary(BoninProperties properties) {
        return TEMPORARY.equals(properties.store().url());
    }

    /**
     * Checks that live mode does not store people in a temporary folder, whoever opens the stores.
     *
     * @throws RefusedStartException if it would
     */
    static void requireKept(BoninProperties properties, Mode mode) {
        if (isTemporary(properties) && mode == Mode.LIVE) {
            throw new RefusedStartException(
                    "bonin.store.url=memory would forget who was verified at every restart.",
                    "Remove bonin.store.url to keep it in a file below bonin.data (BONIN_DATA), or set it to"
                            + " jdbc:postgresql://host/database.");
        }
    }

    private static DatabaseSettings settings(BoninProperties properties) {
        var store = properties.store();
        if (isTemporary(properties)) {
            return new DatabaseSettings.Temporary();
        }
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
                    "bonin.data (BONIN_DATA) is not a valid folder name.",
                    "Set it to a folder such as /var/lib/bonin.");
        }
    }

    private static String where(DatabaseSettings settings) {
        if (settings instanceof DatabaseSettings.Sqlite sqlite) {
            return "The database " + sqlite.file();
        }
        return settings instanceof DatabaseSettings.Temporary
                ? "The temporary database of bonin.store.url=memory"
                : "The database at bonin.store.url";
    }
}
