package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.Failures;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.io.IOException;
import java.net.URL;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
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

    /** The first script of unreleased versions, whose tables have no such prefix. */
    private static final String UNPREFIXED = "V1__verification_request.sql";

    /** Less than any number of applied steps. */
    private static final int UNKNOWN = -1;

    private Migrations() {}

    /**
     * Migrates a database to the tables of this version.
     *
     * @param folder the folder of the scripts for this kind of database
     * @throws StoreException if the database cannot be reached or used, or has the tables of another version; nothing
     *     was changed then
     */
    static void run(DataSource database, String folder) {
        var flyway = Flyway.configure(new OwnClasses())
                .dataSource(database)
                .locations("classpath:dev/bonin/jdbc/migrations/" + folder)
                .table(HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .ignoreMigrationPatterns(new String[0])
                .loggers("slf4j")
                .load();
        migrate(flyway, UNKNOWN);
    }

    /**
     * Applies the missing steps. If another node applies the same step concurrently, this one can fail without a
     * change, and then continues after that step: Flyway's lock does not cover its check whether a schema is empty.
     *
     * @param before how many steps were applied when the last attempt failed
     */
    private static void migrate(Flyway flyway, int before) {
        try {
            flyway.migrate();
        } catch (FlywayValidateException other) {
            throw new StoreException(Kind.BROKEN, difference(flyway));
        } catch (FlywayException failure) {
            int done = done(flyway, failure);
            if (done <= before) {
                throw reason(failure);
            }
            migrate(flyway, done);
        }
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
        if (Arrays.stream(applied).map(MigrationInfo::getScript).anyMatch(UNPREFIXED::equals)) {
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
