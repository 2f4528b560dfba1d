package dev.bonin.jdbc;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings a database to the tables of this version. It has a history table of its own, so it does not meddle with an application's migrations. */
final class Migrations {
    private Migrations() {}

    /** @param folder the database's kind */
    static void run(DataSource database, String folder) {
        var flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:dev/bonin/jdbc/" + folder)
                .table("bonin_schema_history")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .ignoreMigrationPatterns(new String[0])
                .loggers("slf4j")
                .load();
        try {
            flyway.migrate();
        } catch (FlywayValidateException other) {
            throw new StoreException(Kind.BROKEN, difference(flyway));
        } catch (FlywayException failure) {
            throw reason(failure);
        }
    }

    private static String difference(Flyway flyway) {
        return Arrays.stream(flyway.info().applied()).anyMatch(step -> step.getState() == MigrationState.FUTURE_SUCCESS)
                ? "its tables are those of a newer version of Bonin: run that version, or bring back the backup from before it"
                : "its tables were changed by hand: bring back a backup";
    }

    private static RuntimeException reason(FlywayException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException known) {
                return Failures.of(known);
            }
        }
        return new StoreException(Kind.BROKEN, "its tables could not be made");
    }
}
