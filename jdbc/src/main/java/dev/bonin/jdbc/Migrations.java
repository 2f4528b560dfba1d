package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.Failures;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * Creates and migrates the tables. All names, including the history, begin with {@code bonin_}, so an application can
 * have its own tables and its own Flyway in the same schema.
 */
final class Migrations {
    static final String HISTORY = "bonin_schema_history";

    private static final String MARIADB = "mariadb";
    private static final String SQLITE = "sqlite";

    /** The first script of unreleased versions, whose tables have no such prefix. */
    private static final String UNPREFIXED = "V1__verification_request.sql";

    /** Less than any number of applied steps. */
    private static final int UNKNOWN = -1;

    private static final Logger LOG = System.getLogger("dev.bonin.jdbc");
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_START = Duration.ofSeconds(5);
    private static final Duration SHORT_PAUSE = Duration.ofMillis(20);

    private final DataSource database;
    private final String folder;
    private final Flyway flyway;

    /** @param folder the folder of the scripts for this kind of database */
    Migrations(DataSource database, String folder) {
        this.database = database;
        this.folder = folder;
        this.flyway = flyway(database, folder);
    }

    private boolean isWithoutTransactions() {
        return folder.equals(MARIADB);
    }

    /**
     * Checks that a database is not of the other mode, whatever its tables are.
     *
     * @throws OtherModeException if it is; nothing was changed then
     * @throws StoreException if it cannot be asked
     */
    void requireMode(Mode wanted) {
        stamped(System.nanoTime() + LONGEST_START.toNanos())
                .filter(stamped -> stamped != wanted)
                .ifPresent(other -> {
                    throw new OtherModeException(other);
                });
    }

    /** Asks again for a while if SQLite does not wait: it does not where another program is just making the file. */
    private Optional<Mode> stamped(long end) {
        while (true) {
            try {
                return ModeStamp.of(database);
            } catch (StoreException busy) {
                if (!folder.equals(SQLITE) || busy.kind() != Kind.UNAVAILABLE || System.nanoTime() - end >= 0) {
                    throw busy;
                }
                LockSupport.parkNanos(SHORT_PAUSE.toNanos());
            }
        }
    }

    /**
     * Migrates a database to the tables of this version.
     *
     * @throws StoreException if the database cannot be reached or used, or has the tables of another version; nothing
     *     was changed then
     */
    void run() {
        if (isWithoutTransactions()) {
            runWithoutTransactions(new MySqlTables(database));
        } else {
            migrate(flyway, UNKNOWN);
        }
    }

    /** On MariaDB and MySQL, where a script that failed has left what it made before. */
    private void runWithoutTransactions(MySqlTables tables) {
        tables.requireKnownServer();
        if (isDone(flyway)) {
            migrate(flyway, UNKNOWN); // validates
        } else {
            tables.requireNoneOfOthers();
            MigrationLease.during(database, () -> {
                tables.forgetFailure();
                migrate(flyway, UNKNOWN);
            });
        }
        tables.requireTransactional();
        tables.protectAccessLog();
    }

    /**
     * Checks that a database has the tables of this version, without changing anything.
     *
     * @throws StoreException if it has none, or older or newer ones, or cannot be reached
     */
    void require() {
        try {
            var missing = flyway.info().pending();
            if (missing.length > 0) {
                throw new StoreException(
                        Kind.BROKEN,
                        (flyway.info().applied().length == 0
                                        ? "Bonin's tables are not there"
                                        : "Bonin's tables are those of an older version")
                                + ", and bonin.store.migrate is false: run ./bonin migrate as a user who may create tables, or the"
                                + " SQL that ./bonin migrate --print prints");
            }
            flyway.validate();
            if (isWithoutTransactions()) {
                new MySqlTables(database).requireTransactional();
            }
        } catch (FlywayValidateException other) {
            throw new StoreException(Kind.BROKEN, difference(flyway));
        } catch (FlywayException failure) {
            throw reason(failure);
        }
    }

    /**
     * Returns the SQL of all missing steps, and of the history that records them; empty if none is missing.
     *
     * @throws StoreException if the database cannot be reached
     */
    String pending() {
        try {
            var steps = flyway.info();
            var sql = new MigrationSql(HISTORY, folder).of(List.of(steps.pending()), steps.applied().length);
            return sql.isEmpty() || !isWithoutTransactions() ? sql : MySqlTables.around(sql);
        } catch (FlywayException failure) {
            throw reason(failure);
        }
    }

    /** Returns whether nothing is left to be done, also where what was done is not Bonin's. */
    private static boolean isDone(Flyway flyway) {
        try {
            var steps = flyway.info();
            return isOfBefore(steps.applied())
                    || (steps.pending().length == 0
                            && Arrays.stream(steps.all()).noneMatch(step -> step.getState() == MigrationState.FAILED));
        } catch (FlywayException failure) {
            throw reason(failure);
        }
    }

    private static boolean isOfBefore(MigrationInfo[] applied) {
        return Arrays.stream(applied).map(MigrationInfo::getScript).anyMatch(UNPREFIXED::equals);
    }

    private static Flyway flyway(DataSource database, String folder) {
        return Flyway.configure(new OwnClasses())
                .dataSource(database)
                .locations("classpath:dev/bonin/jdbc/migrations/" + folder)
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .ignoreMigrationPatterns(new String[0])
                .loggers("slf4j")
                .load();
    }

    /**
     * Applies the missing steps. If another node applies the same step concurrently, this one can fail without a
     * change, and then continues after that step: Flyway's lock does not cover its check whether a schema is empty.
     *
     * @param before how many steps were applied when the last attempt failed
     */
    private static void migrate(Flyway flyway, int before) {
        migrate(flyway, before, System.nanoTime() + LONGEST_LOCK.toNanos());
    }

    private static void migrate(Flyway flyway, int before, long end) {
        try {
            flyway.migrate();
        } catch (FlywayValidateException other) {
            throw new StoreException(Kind.BROKEN, difference(flyway));
        } catch (FlywayException failure) {
            if (isLocked(failure) && System.nanoTime() - end < 0) {
                letOthersPass();
                migrate(flyway, before, end);
                return;
            }
            int done = done(flyway, failure);
            if (done <= before) {
                throw reason(failure);
            }
            migrate(flyway, done, end);
        }
    }

    /** Returns whether PostgreSQL gave up waiting for a lock: the attempt has left nothing. */
    private static boolean isLocked(FlywayException failure) {
        return cause(failure, SQLException.class)
                .filter(locked -> "55P03".equals(locked.getSQLState()))
                .isPresent();
    }

    /** Whoever comes after a migration that waits for a lock waits for it, too; so it waits a little at a time. */
    private static void letOthersPass() {
        LOG.log(
                Level.INFO,
                "Store: the migration waits for a lock of another session, such as a backup's; it tries again for {0} s.",
                LONGEST_LOCK.toSeconds());
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    private static int done(Flyway flyway, FlywayException failure) {
        if (cause(failure, SQLTransientConnectionException.class).isPresent()) {
            return UNKNOWN;
        }
        try {
            return flyway.info().applied().length;
        } catch (FlywayException away) {
            failure.addSuppressed(away);
            return UNKNOWN;
        }
    }

    private static String difference(Flyway flyway) {
        var applied = flyway.info().applied();
        if (isOfBefore(applied)) {
            return "its tables are those of a version before 0.1.0, named without bonin_, which this version neither reads nor changes:"
                    + " start with a new database, schema or folder";
        }
        return Arrays.stream(applied).anyMatch(step -> step.getState() == MigrationState.FUTURE_SUCCESS)
                ? "its tables are those of a newer version of Bonin: run that version, or bring back the backup from before it"
                : "its tables were changed by hand: bring back a backup";
    }

    private static RuntimeException reason(FlywayException failure) {
        return cause(failure, SQLException.class)
                .map(Failures::of)
                .orElseGet(() -> new StoreException(Kind.BROKEN, "its tables could not be created"));
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    /**
     * Finds the same resources as Bonin's class loader, except {@code db/callback}: every Flyway runs the callbacks
     * that an application puts there, but they are not meant for Bonin's tables.
     */
    private static final class OwnClasses extends ClassLoader {
        OwnClasses() {
            super(Migrations.class.getClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith("db/callback") ? Collections.emptyEnumeration() : super.getResources(name);
        }
    }
}
