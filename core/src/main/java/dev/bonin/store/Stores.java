package dev.bonin.store;

import dev.bonin.account.AccountStore;
import dev.bonin.announcement.OutcomeOutbox;
import dev.bonin.application.ApplicationStore;
import dev.bonin.audit.AuditLog;
import dev.bonin.clock.OtherClock;
import dev.bonin.diagnosis.Finding;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.guardian.GuardianStore;
import dev.bonin.sealing.SealedStore;
import dev.bonin.webhook.WebhookEndpoints;
import dev.bonin.webhook.WebhookQueue;
import java.util.List;

/**
 * All stores of one database: what one writes, the others read. Implementations are safe for use by several threads and
 * must pass {@code StoresContract} of the testkit. The caller that opens it must close it, after everything that uses
 * it.
 */
public interface Stores extends AutoCloseable {

    /**
     * Returns the same stores, with requests that write each outcome to the outbox, from which listeners are notified.
     * Without this call no outcome is written there.
     */
    Stores announcing();

    /**
     * Returns the same stores, whose calls take part in the transaction of the calling thread if it has one in this
     * database: they are committed and rolled back with it. Without a transaction, and by default, each call is a
     * transaction of its own.
     */
    default Stores joining() {
        return this;
    }

    /** Returns the requests, and the stored data about the people who finished them. */
    VerificationStore verifications();

    /** Returns the outcomes that have not been delivered to listeners yet. */
    OutcomeOutbox outbox();

    /** Returns the applications that were added on the command line, and their keys. */
    ApplicationStore applications();

    /** Returns where events of applications are sent, and the secrets that sign. */
    WebhookEndpoints webhookEndpoints();

    /** Returns the events that are sent to applications. */
    WebhookQueue webhookQueue();

    /** Returns the stored keys, and the rows to rotate from one key to the next. */
    SealedStore sealed();

    /** Returns the accounts, bans and waits. */
    AccountStore accounts();

    /** Returns the links for guardians, and what they decided. */
    GuardianStore guardians();

    /** Returns the erasure of people, and its ledger. */
    ErasureStore erasures();

    /** Returns the access log (접속기록). */
    AuditLog log();

    /** Returns the store that reads all data about one person, to answer their access requests. */
    SubjectStore subjects();

    /** Returns the clock of the database's machine; it never returns a time if that is this machine. */
    OtherClock clock();

    /**
     * Checks that the database responds and is writable, for health checks.
     *
     * @throws dev.bonin.verification.StoreException if it does not or is not
     */
    void ping();

    /**
     * Looks at the database: the user's rights, settings of the server by which acknowledged data could be lost, and
     * what is in between. Changes nothing.
     *
     * @throws dev.bonin.verification.StoreException if the database cannot be asked
     */
    default List<Finding> diagnose() {
        return List.of();
    }

    @Override
    void close();
}
