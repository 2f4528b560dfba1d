package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.OtherModeException;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.store.Stores;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the stores that {@code bonin.data} and {@code bonin.store} configure: by default a SQLite file. */
public final class ConfiguredStores {
    private static final Logger LOG = LoggerFactory.getLogger(ConfiguredStores.class);
    private static final String TEMPORARY = "memory";
    private static final List<String> SERVERS = List.of("jdbc:postgresql:", "jdbc:mariadb:", "jdbc:mysql:");
    private static final String FILE = "bonin.db";
    private static final int CONNECTIONS_OF_COMMAND = 2;

    private ConfiguredStores() {}

    /**
     * Opens the stores that the settings name.
     *
     * @throws RefusedStartException if they cannot be used, or belong to the other mode
     */
    public static Stores open(BoninProperties properties, Mode mode) {
        return open(properties, mode, settings(properties));
    }

    /** Opens the stores as {@link #open} does, with few connections and patience: a command runs beside the server. */
    public static Stores openForCommand(BoninProperties properties, Mode mode) {
        return open(properties, mode, besideServer(settings(properties)));
    }

    /**
     * Opens the stores as {@link #openForCommand} does, and changes nothing: their tables have to be there.
     *
     * @throws RefusedStartException if they cannot be used
     */
    public static Stores openUnchanged(BoninProperties properties, Mode mode) {
        var settings = besideServer(settings(properties));
        return refusing(settings, () -> BoninDatabase.open(settings, mode, false));
    }

    private static DatabaseSettings besideServer(DatabaseSettings settings) {
        if (settings instanceof DatabaseSettings.Sqlite sqlite) {
            return sqlite.besideServer();
        }
        return settings instanceof DatabaseSettings.Server server
                ? new DatabaseSettings.Server(
                        server.url(),
                        server.user(),
                        server.password(),
                        Math.min(server.connections(), CONNECTIONS_OF_COMMAND))
                : settings;
    }

    /**
     * Creates and migrates the tables.
     *
     * @throws RefusedStartException if the database cannot be used
     */
    public static void migrate(BoninProperties properties) {
        var settings = settings(properties);
        refusing(settings, () -> {
            BoninDatabase.migrate(settings);
            return settings;
        });
    }

    /**
     * Returns the SQL of the migrations that are missing.
     *
     * @throws RefusedStartException if the database cannot be used
     */
    public static String pendingMigrations(BoninProperties properties) {
        var named = settings(properties);
        var settings = notMade(properties).isPresent() ? new DatabaseSettings.Temporary() : named;
        return refusing(named, () -> BoninDatabase.pendingMigrations(settings));
    }

    /** Returns the database file if the settings name one; otherwise empty. */
    public static Optional<Path> file(BoninProperties properties) {
        return settings(properties) instanceof DatabaseSettings.Sqlite sqlite
                ? Optional.of(sqlite.file())
                : Optional.empty();
    }

    /**
     * Opens the stores in one database.
     *
     * @throws RefusedStartException as {@link #open(BoninProperties, Mode)}
     */
    static Stores open(BoninProperties properties, Mode mode, DatabaseSettings settings) {
        requireKept(properties, mode);
        if (settings instanceof DatabaseSettings.Sqlite sqlite) {
            DataFolder.requireNotOpenToAll(sqlite.file(), mode);
            if (!Path.of(properties.data()).isAbsolute()) {
                DataFolder.requireOwn(sqlite.file(), mode);
            }
        }
        if (mode == Mode.SANDBOX) {
            LOG.info("Sandbox mode: {}", kept(settings));
        }
        return refusing(
                settings,
                () -> BoninDatabase.open(settings, mode, properties.store().migrate() || isTemporary(properties)));
    }

    private static String kept(DatabaseSettings settings) {
        return settings instanceof DatabaseSettings.Sqlite sqlite
                ? "invented people stay in " + sqlite.file()
                        + " after the end; bonin.store.url=memory begins anew at each start"
                : settings instanceof DatabaseSettings.Temporary
                        ? "invented people are forgotten at the end"
                        : "invented people stay in the database of this application after the end";
    }

    private static <T> T refusing(DatabaseSettings settings, Supplier<T> work) {
        try {
            return work.get();
        } catch (OtherModeException other) {
            throw new RefusedStartException(
                    where(settings) + " was made in " + other.found().code() + " mode, and the mode is "
                            + (other.found() == Mode.LIVE ? Mode.SANDBOX : Mode.LIVE).code() + ".",
                    "Invented and real people are never stored together: set bonin.data (BONIN_DATA) or bonin.store.url to"
                            + " another place, or bonin.mode to "
                            + other.found().code() + ".",
                    other);
        } catch (StoreException unusable) {
            throw new RefusedStartException(
                    where(settings) + " cannot be used: " + unusable.getMessage() + ".",
                    remedy(settings, unusable.kind()),
                    unusable);
        }
    }

    private static String remedy(DatabaseSettings settings, StoreException.Kind kind) {
        if (kind == StoreException.Kind.BROKEN) {
            return "Do what it says, or set bonin.data (BONIN_DATA) or bonin.store.url to another database.";
        }
        return settings instanceof DatabaseSettings.Server && kind == StoreException.Kind.UNAVAILABLE
                ? "Correct bonin.store.url (BONIN_STORE_URL) if host, port or database are wrong, and bonin.store.user"
                        + " (BONIN_STORE_USER) or bonin.store.password (BONIN_STORE_PASSWORD) if they are refused."
                        + " Otherwise start the server, create the database, or let this machine reach it."
                : "See that it is there and can be written, or set bonin.data (BONIN_DATA) or bonin.store.url to another place.";
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
                            + " jdbc:postgresql://host/database or jdbc:mariadb://host/database.");
        }
    }

    private static DatabaseSettings settings(BoninProperties properties) {
        var store = properties.store();
        if (store.isShared()) {
            throw new RefusedStartException(
                    "bonin.store.datasource is set, and no application with a DataSource runs here.",
                    "Set bonin.store.url to the database of that DataSource.");
        }
        if (isTemporary(properties)) {
            return new DatabaseSettings.Temporary();
        }
        if (store.url() == null) {
            return new DatabaseSettings.Sqlite(file(properties.data()));
        }
        if (SERVERS.stream().noneMatch(store.url()::startsWith)) {
            throw new RefusedStartException(
                    "bonin.store.url names a kind of database that Bonin does not know.",
                    "Set it to jdbc:postgresql://host/database, jdbc:mariadb://host/database or jdbc:mysql://host/database, or"
                            + " remove it to keep all in a file below bonin.data (BONIN_DATA).");
        }
        return new DatabaseSettings.Server(store.url(), store.user(), store.password(), store.connections());
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
        if (settings instanceof DatabaseSettings.Shared) {
            return "The database of bonin.store.datasource";
        }
        return settings instanceof DatabaseSettings.Server server
                ? "The database at bonin.store.url"
                        + server.address().map(shown -> " (" + shown + ")").orElse("")
                : "The temporary database of bonin.store.url=memory";
    }
}
