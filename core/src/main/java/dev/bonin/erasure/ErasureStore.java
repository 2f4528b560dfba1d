package dev.bonin.erasure;

import dev.bonin.audit.AuditEvent;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.source.ImpUid;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores erasures. Every call is one transaction and may throw a {@code StoreException}. Several processes may call at
 * once.
 */
public interface ErasureStore {

    /**
     * Returns up to {@code most} accepted verifications whose person has to be erased by {@code now}, the most overdue
     * first.
     */
    List<VerificationId> due(Instant now, int most);

    /** Returns the due time of the most overdue verification; empty if none is due. */
    Optional<Instant> oldestDue(Instant now);

    /**
     * Erases the person of an accepted verification, or of one that a policy refused. It becomes {@code ERASED}; its
     * sealed values and their key are deleted, fields that identify the person or refer to the source's record are
     * cleared, and the erasure is recorded in the ledger and the access log. If it was the person's last verification
     * with person keys, the person and all their keys are deleted.
     *
     * @return the ledger entry; empty, without any change, in any other state
     */
    Optional<LedgerEntry> erase(Erasure erasure);

    /**
     * Clears the personal data of a cancelled or expired request: subject, the application's own data, hashes of the
     * typed form and of the browser's cookie. The state stays.
     *
     * @param event the log entry, stored only if something changed
     * @return false if nothing changed: the state is different, or the request was cleared before
     */
    boolean empty(VerificationId id, AuditEvent event);

    /** Returns the ledger entry of a verification; empty if its person was not erased. */
    Optional<LedgerEntry> find(VerificationId id);

    /** Returns up to {@code most} records that the source has to be asked to erase by {@code now}. */
    List<SourceRecord> dueAtSource(Instant now, int most);

    /** Schedules the next attempt after the source could not be asked. */
    void postpone(VerificationId id, Instant nextAt);

    /** Records the result for the source's record, and deletes the reference to it. */
    void settle(VerificationId id, SourceState outcome, AuditEvent event);

    /** Returns up to {@code most} ledger entries since {@code since}, in the order of time. */
    List<LedgerEntry> ledger(Instant since, int most);

    /**
     * Removes up to {@code most} erased verifications and their ledger entries if they were erased before
     * {@code before} and the source's record is settled.
     *
     * @return the number of removed verifications
     */
    int forget(Instant before, int most);

    /**
     * A record at the source that has to be erased there.
     *
     * @param failures the number of failed attempts
     * @param since the time of the erasure request
     */
    record SourceRecord(
            VerificationId id, ImpUid impUid, String application, String purpose, int failures, Instant since) {}
}
