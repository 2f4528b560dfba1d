package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DuplicateException;
import dev.bonin.jdbc.engine.Failures;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Lets one node migrate at a time on MariaDB and MySQL, where every CREATE ends a transaction with its locks, and named
 * locks hold on one node of a cluster only. A row says until when the lease lasts; its holder renews it, and if it
 * crashes, the next one waits until then.
 */
final class MigrationLease {
    private static final Logger LOG = System.getLogger("dev.bonin.jdbc");
    private static final Duration LENGTH = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final long LOOK_EVERY_MILLIS = 250;

    static final String MAKE = """
            CREATE TABLE IF NOT EXISTS bonin_lock (
              name VARBINARY(255) PRIMARY KEY,
              locks BIGINT NOT NULL DEFAULT 0,
              holder VARBINARY(64),
              held_until BIGINT
            ) ENGINE=InnoDB CHARACTER SET=utf8mb4""";
    private static final String ADD = """
            INSERT INTO bonin_lock (name)
            SELECT new.name FROM (SELECT 'bonin_migration' AS name) new
            WHERE NOT EXISTS (SELECT 1 FROM bonin_lock WHERE name = 'bonin_migration')""";
    private static final String NOW = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(6)) DIV 1000";
    private static final String TAKE = "UPDATE bonin_lock SET holder = ?, held_until = " + NOW + " + ?"
            + " WHERE name = 'bonin_migration' AND (held_until IS NULL OR held_until < " + NOW + " OR holder = ?)";
    private static final String GIVE_BACK =
            "UPDATE bonin_lock SET held_until = NULL WHERE name = 'bonin_migration' AND holder = ?";

    private final DataSource database;
    private final String holder = UUID.randomUUID().toString();
    private final ScheduledExecutorService renewals =
            Executors.newSingleThreadScheduledExecutor(MigrationLease::thread);

    private MigrationLease(DataSource database) {
        this.database = database;
    }

    /**
     * Waits until no other node migrates, and runs a migration.
     *
     * @throws StoreException if the database is away, or another node has been migrating for ten minutes
     */
    static void during(DataSource database, Runnable migration) {
        var lease = new MigrationLease(database);
        try {
            lease.update(MAKE);
            lease.addRow();
            lease.await();
            migration.run();
        } finally {
            lease.renewals.shutdownNow();
            lease.giveBack();
        }
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "bonin-migration-lease");
        thread.setDaemon(true);
        return thread;
    }

    private int update(String change, Object... values) {
        try (var connection = database.getConnection()) {
            return Sql.of(change, values).update(connection);
        } catch (SQLException failure) {
            throw Failures.of(failure);
        }
    }

    private void addRow() {
        try {
            update(ADD);
        } catch (DuplicateException another) {
            LOG.log(Level.DEBUG, "Another node has added the row of the migration lease");
        }
    }

    private void await() {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!isTaken()) {
            if (System.nanoTime() - end > 0) {
                throw new StoreException(Kind.UNAVAILABLE, "another node has been creating its tables for ten minutes");
            }
            pause();
        }
        var unused = renewals.scheduleWithFixedDelay(
                this::renew, LENGTH.toMillis() / 3, LENGTH.toMillis() / 3, TimeUnit.MILLISECONDS);
    }

    /** A conflict with another node means that the other one has it. */
    private boolean isTaken() {
        try {
            return update(TAKE, holder, LENGTH.toMillis(), holder) == 1;
        } catch (StoreException conflict) {
            if (conflict.kind() == Kind.UNAVAILABLE) {
                return false;
            }
            throw conflict;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoreException(Kind.UNAVAILABLE, "interrupted while another node creates its tables");
        }
    }

    /** Tries again at its next time, whatever happens: an exception would end all renewals without a word. */
    private void renew() {
        try {
            if (!isTaken()) {
                warnOfLostLease("its row is locked or another node's");
            }
        } catch (StoreException failure) {
            warnOfLostLease(String.valueOf(failure.getMessage()));
        }
    }

    private static void warnOfLostLease(String why) {
        LOG.log(
                Level.WARNING,
                "The lease for the migration of the database could not be renewed ({0}): another node may begin, too. Start"
                        + " one node first, and the others when it is ready.",
                why);
    }

    /** If this fails, the next node waits for the end of the lease. */
    private void giveBack() {
        try {
            update(GIVE_BACK, holder);
        } catch (StoreException away) {
            LOG.log(
                    Level.WARNING,
                    "The lease for the migration of the database could not be given back ({0}): the next node waits half a"
                            + " minute.",
                    away.getMessage());
        }
    }
}
