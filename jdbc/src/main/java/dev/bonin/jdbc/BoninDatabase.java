package dev.bonin.jdbc;

import dev.bonin.account.AccountStore;
import dev.bonin.application.ApplicationStore;
import dev.bonin.audit.AuditLog;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.sealing.SealedStore;
import dev.bonin.verification.Mode;
import dev.bonin.verification.OutcomeOutbox;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationStore;
import java.time.Instant;
import java.util.Optional;

/** An open database with its tables as this version needs them. One instance serves all threads. */
public final class BoninDatabase implements AutoCloseable {
    private final Transactions transactions;

    private BoninDatabase(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Opens a database, and makes or updates its tables.
     *
     * @throws StoreException if it cannot be reached or used, with a message that says why in words for an operator
     * @throws OtherModeException if it was made in the other mode
     */
    public static BoninDatabase open(DatabaseSettings settings, Mode mode) {
        var transactions = settings instanceof DatabaseSettings.PostgreSql server
                ? postgreSql(server)
                : sqlite((DatabaseSettings.Sqlite) settings);
        try {
            var stamped = ModeStamp.stamp(transactions, mode);
            if (stamped != mode) {
                throw new OtherModeException(stamped);
            }
            return new BoninDatabase(transactions);
        } catch (RuntimeException refused) {
            transactions.close();
            throw refused;
        }
    }

    private static Transactions sqlite(DatabaseSettings.Sqlite settings) {
        var file = SqliteFile.at(settings.file());
        Migrations.run(file.dataSource(), "sqlite");
        return SqliteTransactions.open(file);
    }

    private static Transactions postgreSql(DatabaseSettings.PostgreSql settings) {
        try (var patient = PostgreSqlPool.forMigrations(settings)) {
            Migrations.run(patient, "postgresql");
        }
        return PostgreSqlTransactions.open(settings);
    }

    /** One that announces nothing. */
    public VerificationStore verifications() {
        return verifications(false);
    }

    /**
     * The requests.
     *
     * @param announcing whether outcomes are noted in the outbox
     */
    public VerificationStore verifications(boolean announcing) {
        return new JdbcVerificationStore(transactions, announcing);
    }

    public OutcomeOutbox outbox() {
        return new JdbcOutbox(transactions);
    }

    public ApplicationStore applications() {
        return new JdbcApplicationStore(transactions);
    }

    public AccountStore accounts() {
        return new JdbcAccountStore(transactions);
    }

    public AuditLog auditLog() {
        return new JdbcAuditLog(transactions);
    }

    public SealedStore sealedStore() {
        return new JdbcSealedStore(transactions);
    }

    public KeptPersons persons() {
        return new KeptPersons(transactions);
    }

    public ErasureStore erasures() {
        return new JdbcErasures(transactions);
    }

    /**
     * Makes sure that the database answers and can be written, as a check of its health.
     *
     * @throws StoreException if not
     */
    public void ping() {
        transactions.requireWritable();
    }

    /**
     * The time at the server; empty where the database is a file, whose clock is this machine's.
     *
     * @throws StoreException if it does not answer
     */
    public Optional<Instant> time() {
        return transactions.serverTime();
    }

    @Override
    public void close() {
        transactions.close();
    }
}
