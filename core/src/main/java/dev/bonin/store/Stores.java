package dev.bonin.store;

import dev.bonin.account.AccountStore;
import dev.bonin.announcement.OutcomeOutbox;
import dev.bonin.application.ApplicationStore;
import dev.bonin.audit.AuditLog;
import dev.bonin.clock.OtherClock;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.sealing.SealedStore;

/**
 * Everything that one place keeps: what one of these stores writes, the others read. Implementations serve all threads,
 * and are held to {@code StoresContract} of the testkit. Whoever opens it closes it, after everything that works with
 * it.
 */
public interface Stores extends AutoCloseable {

    /**
     * Returns the same stores, with requests that note each outcome in the outbox, so that listeners can be told of it.
     * Without this nothing is noted.
     */
    Stores announcing();

    /** Returns the requests, and what is kept of the people who finished them. */
    VerificationStore verifications();

    /** Returns the outcomes that no listener has heard yet. */
    OutcomeOutbox outbox();

    /** Returns the applications that were added on the command line, and their keys. */
    ApplicationStore applications();

    /** Returns what is kept about keys, and the rows that move from one key to the next. */
    SealedStore sealed();

    /** Returns the accounts, bans and waits. */
    AccountStore accounts();

    /** Returns how people are erased, and the ledger of it. */
    ErasureStore erasures();

    /** Returns the access log (접속기록). */
    AuditLog log();

    /** Returns what is kept of one person, so that the person can be told. */
    SubjectStore subjects();

    /** Returns the clock of the machine that keeps all of this; it never shows a time where that is this machine. */
    OtherClock clock();

    /**
     * Makes sure that the place answers and can be written, as a health check does.
     *
     * @throws dev.bonin.verification.StoreException if not
     */
    void ping();

    @Override
    void close();
}
