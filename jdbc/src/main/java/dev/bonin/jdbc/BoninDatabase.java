package dev.bonin.jdbc;

import dev.bonin.account.AccountStore;
import dev.bonin.announcement.OutcomeOutbox;
import dev.bonin.application.ApplicationStore;
import dev.bonin.audit.AuditLog;
import dev.bonin.clock.OtherClock;
import dev.bonin.diagnosis.Finding;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.guardian.GuardianStore;
import dev.bonin.jdbc.account.JdbcAccountStore;
import dev.bonin.jdbc.account.JdbcSubjectStore;
import dev.bonin.jdbc.application.JdbcApplicationStore;
import dev.bonin.jdbc.audit.JdbcAuditLog;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.erasure.JdbcErasures;
import dev.bonin.jdbc.person.JdbcSealedStore;
import dev.bonin.jdbc.request.JdbcGuardians;
import dev.bonin.jdbc.request.JdbcOutbox;
import dev.bonin.jdbc.request.JdbcVerificationStore;
import dev.bonin.jdbc.webhook.JdbcWebhookEndpoints;
import dev.bonin.jdbc.webhook.JdbcWebhookQueue;
import dev.bonin.sealing.SealedStore;
import dev.bonin.store.Stores;
import dev.bonin.store.SubjectStore;
import dev.bonin.store.VerificationStore;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import dev.bonin.webhook.WebhookEndpoints;
import dev.bonin.webhook.WebhookQueue;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An open database with the tables of this version. Safe for use by several threads. */
public final class BoninDatabase implements Stores {
    private final Transactions transactions;
    private final Transactions joining;
    private final boolean announcing;

    private BoninDatabase(Transactions transactions, Transactions joining, boolean announcing) {
        this.transactions = transactions;
        this.joining = joining;
        this.announcing = announcing;
    }

    /**
     * Opens a database, and creates or migrates its tables.
     *
     * @throws StoreException if it cannot be reached or used; the message tells an operator why
     * @throws OtherModeException if it was created in the other mode
     */
    public static BoninDatabase open(DatabaseSettings settings, Mode mode) {
        return open(settings, mode, true);
    }

    /**
     * Opens a database.
     *
     * @param migrates whether its tables are created and migrated; otherwise they have to be there
     * @throws StoreException if it cannot be reached or used; the message tells an operator why
     * @throws OtherModeException if it was created in the other mode
     */
    public static BoninDatabase open(DatabaseSettings settings, Mode mode, boolean migrates) {
        if (settings instanceof DatabaseSettings.Temporary && mode == Mode.LIVE) {
            throw new IllegalArgumentException(
                    "temporary: would forget real people at its close (expected: sandbox mode, or a database that stays)");
        }
        var transactions = transactions(Unopened.of(settings), tables -> {
            tables.requireMode(mode); // before anything is changed
            if (migrates) {
                tables.run();
            } else {
                tables.require();
            }
        });
        try {
            var stamped = ModeStamp.stamp(transactions, mode);
            if (stamped != mode) {
                throw new OtherModeException(stamped);
            }
            var joining = settings instanceof DatabaseSettings.Shared shared
                    ? transactions.joining(shared.callers())
                    : transactions;
            return new BoninDatabase(transactions, joining, false);
        } catch (RuntimeException refused) {
            transactions.close();
            throw refused;
        }
    }

    private static Transactions transactions(Unopened database, Consumer<Migrations> preparation) {
        try {
            return database.tables(tables -> {
                preparation.accept(tables);
                return database.open();
            });
        } catch (RuntimeException refused) {
            database.discard();
            throw refused;
        }
    }

    /**
     * Opens an empty database in a temporary folder that only this user can enter, for tests and examples. The folder
     * is deleted when the database is closed.
     *
     * @throws IllegalArgumentException in live mode
     */
    public static BoninDatabase temporary(Mode mode) {
        return open(new DatabaseSettings.Temporary(), mode);
    }

    /**
     * Creates and migrates the tables, and nothing else, so that another user than the server's can do it.
     *
     * @throws StoreException if the database cannot be reached or used; the message tells an operator why
     */
    public static void migrate(DatabaseSettings settings) {
        transactions(Unopened.of(settings), Migrations::run).close();
    }

    /**
     * Returns the SQL of all migrations that are missing; empty if none is.
     *
     * @throws StoreException if the database cannot be reached or used; the message tells an operator why
     */
    public static String pendingMigrations(DatabaseSettings settings) {
        var database = Unopened.of(settings);
        try {
            return database.tables(Migrations::pending);
        } finally {
            database.discard();
        }
    }

    @Override
    public BoninDatabase announcing() {
        return new BoninDatabase(transactions, joining, true);
    }

    @Override
    public BoninDatabase joining() {
        return new BoninDatabase(joining, joining, announcing);
    }

    /**
     * Returns the same stores in the transaction of one connection, which the caller begins, commits and closes: for
     * {@code Bonin.accounts(Stores)} in an application without Spring. Use them on one thread, until the commit.
     *
     * @param connection to this database, in a transaction with isolation READ COMMITTED
     * @throws IllegalStateException if the database is a file, which has a single writer
     */
    public BoninDatabase on(Connection connection) {
        var one = transactions.joining(new OneConnection(connection));
        return new BoninDatabase(one, one, announcing);
    }

    /** The transaction of a caller without Spring. It must roll back itself after an exception. */
    private record OneConnection(Connection open) implements DatabaseSettings.Callers {
        @Override
        public Optional<Connection> connection() {
            return Optional.of(open);
        }

        @Override
        public void mustRollBack() {}
    }

    @Override
    public VerificationStore verifications() {
        return new JdbcVerificationStore(transactions, announcing);
    }

    @Override
    public OutcomeOutbox outbox() {
        return new JdbcOutbox(transactions);
    }

    @Override
    public ApplicationStore applications() {
        return new JdbcApplicationStore(transactions);
    }

    @Override
    public WebhookEndpoints webhookEndpoints() {
        return new JdbcWebhookEndpoints(transactions);
    }

    @Override
    public WebhookQueue webhookQueue() {
        return new JdbcWebhookQueue(transactions);
    }

    @Override
    public SealedStore sealed() {
        return new JdbcSealedStore(transactions);
    }

    @Override
    public AccountStore accounts() {
        return new JdbcAccountStore(transactions);
    }

    @Override
    public GuardianStore guardians() {
        return new JdbcGuardians(transactions, announcing);
    }

    @Override
    public ErasureStore erasures() {
        return new JdbcErasures(transactions);
    }

    @Override
    public AuditLog log() {
        return new JdbcAuditLog(transactions);
    }

    @Override
    public SubjectStore subjects() {
        return new JdbcSubjectStore(transactions);
    }

    /**
     * Returns the clock of the server; it never returns a time if the database is a file. Throws a {@link
     * StoreException} if the server does not respond.
     */
    @Override
    public OtherClock clock() {
        return transactions::serverTime;
    }

    @Override
    public List<Finding> diagnose() {
        return transactions.diagnose();
    }

    @Override
    public void ping() {
        transactions.requireWritable();
    }

    @Override
    public void close() {
        transactions.close();
    }
}
