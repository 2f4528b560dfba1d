package dev.bonin.jdbc;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings a database to the tables of this version. It has a history table of its own, so it does not meddle with an application's migrations. */
final class Migrations {
    private Migrations() {}

    /** @param folder the database's kind */
    static void run(DataSource database, String folder) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database)
                    .locations("classpath:dev/bonin/jdbc/" + folder)
                    .table("bonin_schema_history")
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .ignoreMigrationPatterns(new String[0])
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayValidateException other) {
            throw new StoreException(
                    Kind.BROKEN, "its tables are those of another version of Bonin, or were changed by hand");
        } catch (FlywayException failure) {
            throw reason(failure);
        }
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
