package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.Failures;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * What MariaDB and MySQL need besides scripts: a check of the server before, and of the tables after; and the trigger
 * of the access log, which many servers let only administrators make.
 */
final class MySqlTables {
    private static final Logger LOG = System.getLogger("dev.bonin.jdbc");
    private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\..*", Pattern.DOTALL);
    private static final int LEAST_MARIADB = 10_06;
    private static final int LEAST_MYSQL = 8_00;

    private static final String OF_BONIN = "SELECT table_name FROM information_schema.tables"
            + " WHERE table_schema = DATABASE() AND table_name LIKE 'bonin\\_%'";
    private static final String OTHER_ENGINES = OF_BONIN + " AND engine <> 'InnoDB'";
    private static final String TRIGGERS = "SELECT trigger_name FROM information_schema.triggers"
            + " WHERE trigger_schema = DATABASE() AND trigger_name = 'bonin_audit_event_stays'";
    private static final String TRIGGER = "CREATE TRIGGER bonin_audit_event_stays BEFORE UPDATE ON bonin_audit_event"
            + " FOR EACH ROW IF OLD.seq IS NOT NULL THEN SIGNAL SQLSTATE '45000'"
            + " SET MESSAGE_TEXT = 'an entry of the access log has its place'; END IF";

    private final DataSource database;

    MySqlTables(DataSource database) {
        this.database = database;
    }

    /**
     * Returns the SQL of scripts with the table that is made before, and the trigger that is made after them, for the
     * client of MariaDB or MySQL: a trigger has semicolons of its own.
     */
    static String around(String scripts) {
        return MigrationLease.MAKE + ";\n" + scripts + "\nDELIMITER //\n" + TRIGGER + "//\nDELIMITER ;\n";
    }

    /** Returns the first column of all rows of {@code query}. */
    private List<String> texts(String query) {
        try (var connection = database.getConnection()) {
            return Sql.of(query).list(connection, row -> row.getString(1));
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    /**
     * Checks that Bonin knows this server.
     *
     * @throws StoreException if it is too old, or not reachable
     */
    void requireKnownServer() {
        var version = texts("SELECT VERSION()").get(0);
        if (isTooOld(version)) {
            throw new StoreException(
                    Kind.BROKEN,
                    "the server is " + version.replaceAll("[^0-9A-Za-z.+~-]", "?")
                            + " (expected: MariaDB 10.6 or later, or MySQL 8.0 or later)");
        }
    }

    static boolean isTooOld(String version) {
        // Old drivers of other servers expect this in front of MariaDB's own version
        var numbers = NUMBERS.matcher(version.startsWith("5.5.5-") ? version.substring(6) : version);
        if (!numbers.matches()) {
            return true;
        }
        int found = Integer.parseInt(numbers.group(1)) * 100 + Integer.parseInt(numbers.group(2));
        return found < (version.contains("MariaDB") ? LEAST_MARIADB : LEAST_MYSQL);
    }

    /**
     * Checks that no table has one of Bonin's names, before anything was made. Bonin makes its lock first.
     *
     * @throws StoreException if one has
     */
    void requireNoneOfOthers() {
        var found = texts(OF_BONIN + " AND table_name <> '" + Migrations.HISTORY + "'");
        if (!found.isEmpty() && !found.contains("bonin_lock")) {
            throw new StoreException(
                    Kind.BROKEN,
                    "its database contains tables with Bonin's names that Bonin did not create: give Bonin a database of"
                            + " its own in bonin.store.url (BONIN_STORE_URL)");
        }
    }

    /**
     * Forgets a script that did not come to its end, so that it is run again: each of its statements leaves alone
     * what is there already.
     */
    void forgetFailure() {
        if (texts(OF_BONIN).contains(Migrations.HISTORY)) {
            try (var connection = database.getConnection()) {
                Sql.of("DELETE FROM " + Migrations.HISTORY + " WHERE success = 0")
                        .update(connection);
            } catch (SQLException failure) {
                throw Failures.of(failure);
            }
        }
    }

    /**
     * Checks that the tables can do transactions.
     *
     * @throws StoreException if one cannot
     */
    void requireTransactional() {
        var others = texts(OTHER_ENGINES);
        if (!others.isEmpty()) {
            throw new StoreException(
                    Kind.BROKEN,
                    "its table " + others.get(0) + " is not kept by InnoDB, so nothing could be undone: ALTER TABLE "
                            + others.get(0) + " ENGINE=InnoDB");
        }
    }

    /**
     * Makes the trigger that keeps entries of the access log as they are. Without it the chain of hashes still shows
     * that one was changed, so a server that does not let Bonin make it is used nevertheless.
     */
    void protectAccessLog() {
        if (!texts(TRIGGERS).isEmpty()) {
            return;
        }
        try (var connection = database.getConnection()) {
            Sql.of(TRIGGER).update(connection);
        } catch (SQLException refused) {
            if (texts(TRIGGERS).isEmpty()) {
                LOG.log(
                        Level.WARNING,
                        "The database refused the trigger that keeps entries of the access log unchanged (code {0}): a change"
                                + " would only be found by its chain of hashes. Grant TRIGGER to the user"
                                + " that Bonin connects as, and set log_bin_trust_function_creators=1 if the server has a binary"
                                + " log; Bonin tries again at its next start.",
                        refused.getErrorCode());
            }
        }
    }
}
