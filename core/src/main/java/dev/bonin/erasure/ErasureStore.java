package dev.bonin.erasure;

import dev.bonin.audit.AuditEvent;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.source.ImpUid;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a store forgets people. Every call is one transaction, and may throw a {@code StoreException}; several processes
 * may call at once.
 */
public interface ErasureStore {

    /**
     * Up to {@code most} accepted verifications whose person is to be forgotten by {@code now}, the most overdue first.
     */
    List<VerificationId> due(Instant now, int most);

    /** Since when the most overdue of them is due; empty where none is. */
    Optional<Instant> oldestDue(Instant now);

    /**
     * Forgets the person of a verification that was accepted, or that a policy refused: it becomes {@code ERASED}, its
     * sealed values and their key are destroyed, what names the person or leads to the source's record is emptied, and
     * the ledger and the access log tell of it. If it was the last verification of a person by which that person could
     * be found, the person is forgotten with all their keys.
     *
     * @return what the ledger says; empty if it is neither, and nothing changed
     */
    Optional<LedgerEntry> erase(Erasure erasure);

    /**
     * Empties a request that was cancelled or expired of what names a person: its subject, what the application handed
     * along, hashes of what was typed, and of the browser's cookie. Its state stays.
     *
     * @param event kept with it, if anything changed
     * @return false if nothing changed: it is in another state, or was emptied before
     */
    boolean empty(VerificationId id, AuditEvent event);

    /** What the ledger says about a verification; empty if its person was not forgotten. */
    Optional<LedgerEntry> find(VerificationId id);

    /** Up to {@code most} records that the source is to be told of by {@code now}. */
    List<SourceRecord> dueAtSource(Instant now, int most);

    /** Notes that the source could not be told, and when it is to be tried again. */
    void postpone(VerificationId id, Instant nextAt);

    /** Notes what came of the source's record, and forgets where it was. */
    void settle(VerificationId id, SourceState outcome, AuditEvent event);

    /** Up to {@code most} entries of the ledger from {@code since} on, in the order of time. */
    List<LedgerEntry> ledger(Instant since, int most);

    /**
     * Forgets up to {@code most} erased verifications, and what the ledger says of them, that were erased before
     * {@code before} and are settled.
     *
     * @return how many
     */
    int forget(Instant before, int most);

    /**
     * A record at the source that is to be erased there.
     *
     * @param failures how often the source could not be told
     * @param since when it was asked for
     */
    record SourceRecord(
            VerificationId id, ImpUid impUid, String application, String purpose, int failures, Instant since) {}
}
