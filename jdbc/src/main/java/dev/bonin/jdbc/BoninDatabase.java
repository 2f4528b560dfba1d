package dev.bonin.jdbc;

import dev.bonin.account.AccountStore;
import dev.bonin.announcement.OutcomeOutbox;
import dev.bonin.application.ApplicationStore;
import dev.bonin.audit.AuditLog;
import dev.bonin.clock.OtherClock;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.jdbc.account.JdbcAccountStore;
import dev.bonin.jdbc.account.JdbcSubjectStore;
import dev.bonin.jdbc.application.JdbcApplicationStore;
import dev.bonin.jdbc.audit.JdbcAuditLog;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.PostgreSqlPool;
import dev.bonin.jdbc.engine.PostgreSqlTransactions;
import dev.bonin.jdbc.engine.SqliteFile;
import dev.bonin.jdbc.engine.SqliteTransactions;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.erasure.JdbcErasures;
import dev.bonin.jdbc.person.JdbcSealedStore;
import dev.bonin.jdbc.request.JdbcOutbox;
import dev.bonin.jdbc.request.JdbcVerificationStore;
import dev.bonin.sealing.SealedStore;
import dev.bonin.store.Stores;
import dev.bonin.store.SubjectStore;
import dev.bonin.store.VerificationStore;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;

/** An open database with the tables of this version. Safe for use by several threads. */
public final class BoninDatabase implements Stores {
    private final Transactions transactions;
    private final boolean announcing;

    private BoninDatabase(Transactions transactions, boolean announcing) {
        this.transactions = transactions;
        this.announcing = announcing;
    }

    /**
     * Opens a database, and creates or migrates its tables.
     *
     * @throws StoreException if it cannot be reached or used; the message tells an operator why
     * @throws OtherModeException if it was created in the other mode
     */
    public static BoninDatabase open(DatabaseSettings settings, Mode mode) {
        var transactions = transactions(settings);
        try {
            var stamped = ModeStamp.stamp(transactions, mode);
            if (stamped != mode) {
                throw new OtherModeException(stamped);
            }
            return new BoninDatabase(transactions, false);
        } catch (RuntimeException refused) {
            transactions.close();
            throw refused;
        }
    }

    /**
     * Opens an empty database in a temporary folder that only this user can enter, for tests and examples. The folder
     * is deleted when the database is closed.
     */
    public static BoninDatabase temporary(Mode mode) {
        return open(new DatabaseSettings.Temporary(), mode);
    }

    private static Transactions transactions(DatabaseSettings settings) {
        if (settings instanceof DatabaseSettings.PostgreSql server) {
            return postgreSql(server);
        }
        return sqlite(
                settings instanceof DatabaseSettings.Sqlite named
                        ? SqliteFile.at(named.file())
                        : SqliteFile.temporary());
    }

    private static Transactions sqlite(SqliteFile file) {
        try {
            Migrations.run(file.dataSource(), "sqlite");
            return SqliteTransactions.open(file);
        } catch (RuntimeException refused) {
            file.discard();
            throw refused;
        }
    }

    private static Transactions postgreSql(DatabaseSettings.PostgreSql settings) {
        try (var patient = PostgreSqlPool.forMigrations(settings)) {
            Migrations.run(patient, "postgresql");
        }
        return PostgreSqlTransactions.open(settings);
    }

    @Override
    public BoninDatabase announcing() {
        return new BoninDatabase(transactions, true);
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
    public SealedStore sealed() {
        return new JdbcSealedStore(transactions);
    }

    @Override
    public AccountStore accounts() {
        return new JdbcAccountStore(transactions);
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
    public void ping() {
        transactions.requireWritable();
    }

    @Override
    public void close() {
        transactions.close();
    }
}
