package dev.bonin.jdbc.engine;

import dev.bonin.jdbc.file.OwnerOnly;
import dev.bonin.jdbc.file.TemporaryFolder;
import dev.bonin.sealing.FileOwner;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteJDBCLoader;

/** The SQLite database file, readable by its owner only. */
public final class SqliteFile {
    private static final Logger LOG = System.getLogger("dev.bonin.jdbc");

    /** Timeout for locks of other programs while the tables are looked at: a start has more time than a request. */
    private static final Duration BUSY_AT_START = Duration.ofSeconds(30);

    private static final Duration BUSY_IF_ALONE = Duration.ofSeconds(3);

    /** Large because the indexes of persons are not ordered by time: any of their pages may change next. */
    private static final int WRITER_CACHE_KIB = 32 * 1024;

    private final Path path;
    private final Duration busy;
    private final boolean isTemporary;

    private SqliteFile(Path path, Duration busy, boolean isTemporary) {
        this.path = path;
        this.busy = busy;
        this.isTemporary = isTemporary;
    }

    /**
     * Creates an empty file and its folder if they do not exist.
     *
     * @throws StoreException if that fails, if SQLite's library cannot be loaded, or if the path contains a question
     *     mark, at which SQLite's driver would cut it off and make another file
     */
    public static SqliteFile at(DatabaseSettings.Sqlite settings) {
        requireLibrary();
        var absolute = settings.file().toAbsolutePath();
        if (absolute.toString().contains("?")) {
            throw new StoreException(Kind.BROKEN, "its path contains a question mark: rename the folder");
        }
        try {
            make(absolute);
        } catch (IOException failure) {
            throw new StoreException(
                    Kind.READ_ONLY, "it cannot be made (" + failure.getClass().getSimpleName() + ")");
        }
        return new SqliteFile(absolute, settings.busy(), false);
    }

    /**
     * Makes an empty file in a temporary folder of its own, which only the user who runs this can enter. Nothing waits
     * for the disk: what is in it is worth nothing after a crash.
     */
    public static SqliteFile temporary() {
        requireLibrary();
        try {
            return new SqliteFile(TemporaryFolder.make().resolve("bonin.db"), BUSY_IF_ALONE, true);
        } catch (IOException failure) {
            throw new StoreException(
                    Kind.READ_ONLY,
                    "no temporary folder can be made (" + failure.getClass().getSimpleName() + ")");
        }
    }

    /**
     * Loads SQLite's library. Without it the driver fails with an exception at the first connection only, and with an
     * error that nobody expects at each further one.
     */
    private static void requireLibrary() {
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception missing) {
            throw Failures.of(new SQLException("SQLite's library", missing));
        }
    }

    /** Deletes a temporary file with its folder, once no connection is open; leaves any other file as it is. */
    public void discard() {
        if (isTemporary) {
            TemporaryFolder.deleteWith(path);
        }
    }

    private static void make(Path file) throws IOException {
        var folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, OwnerOnly.attributes(folder, "rwx------"));
        }
        try {
            Files.createFile(file, OwnerOnly.attributes(file, "rw-------"));
            FileOwner.inherit(file);
        } catch (FileAlreadyExistsException there) {
            LOG.log(Level.DEBUG, "The database file already exists");
        }
    }

    /** Returns how long a write waits for other programs at most, before it fails as unavailable. */
    Duration busy() {
        return busy;
    }

    Connection writing() throws SQLException {
        var config = config(busy);
        config.setCacheSize(-WRITER_CACHE_KIB);
        return connect(config);
    }

    Connection reading() throws SQLException {
        var config = config(busy);
        config.setTransactionMode(TransactionMode.DEFERRED);
        config.enforceForeignKeys(false);
        return connect(config);
    }

    /** The driver asks for generated keys after each statement, if it is not forbidden to; there are none. */
    private Connection connect(SQLiteConfig config) throws SQLException {
        config.setGetGeneratedKeys(false);
        return new ReusedStatements(url(), path.toString(), config.toProperties());
    }

    /**
     * Returns the data source for Flyway. Flyway has no lock for SQLite; instead, each of its transactions waits for
     * other programs before it reads, so that it sees their changes.
     */
    public SQLiteDataSource dataSource() {
        var source = new SQLiteDataSource(config(BUSY_AT_START));
        source.setUrl(url());
        return source;
    }

    private SQLiteConfig config(Duration longest) {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(isTemporary ? SynchronousMode.OFF : SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        config.setBusyTimeout((int) longest.toMillis());
        config.setPragma(Pragma.SECURE_DELETE, "true"); // overwrites erased data
        // Otherwise rows end up outside of the file, and writes fail where there is no folder for temporary files
        config.setTempStore(TempStore.MEMORY);
        return config;
    }

    private String url() {
        return "jdbc:sqlite:" + path;
    }

    /** Closes an abandoned connection; a failure is only logged, since it has no consequence. */
    static void closeQuietly(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (SQLException unusable) {
            LOG.log(
                    Level.DEBUG,
                    "Closing a connection to the database file failed with code {0}",
                    unusable.getErrorCode());
        }
    }
}
