package dev.bonin.audit;

import dev.bonin.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Stores log entries. An entry is written unchained, in the transaction of the change that it documents, so that
 * writers do not wait for each other; {@link #chain} adds it to the chain shortly afterwards. Any call may throw a
 * {@code StoreException}.
 */
public interface AuditLog {

    /** Stores an entry in a transaction of its own, for events without another change. */
    void append(AuditEvent event);

    /**
     * Appends up to {@code most} unchained entries to the chain. While one caller does so, other callers do nothing.
     *
     * @return the number of entries
     */
    int chain(int most);

    AuditHead head();

    /**
     * Returns up to {@code most} entries starting at number {@code from}, in order.
     *
     * @throws UnreadableEntryException if one of them was changed and cannot be parsed
     */
    List<ChainedEvent> chained(long from, int most);

    /** Returns up to {@code most} unchained entries, oldest first. */
    List<AuditEvent> unchained(int most);

    /** Returns the number of unchained entries. */
    long unchainedCount();

    /** Returns whether there is an entry about this action on a verification, however old. */
    boolean has(String verification, AuditAction action);

    /** Returns up to {@code most} entries about a verification or its person, newest first. */
    List<AuditEvent> about(String verification, Optional<PersonId> person, int most);

    /**
     * Removes up to {@code most} entries older than {@code before} from the start of the chain, and moves the start. An
     * old entry after a newer one stays.
     *
     * @param record creates the entry that records the removal, from the number of the last removed entry. It is
     *     stored in the same transaction: a missing start without such an entry was removed by hand
     * @return the number of removed entries
     */
    int drop(Instant before, int most, LongFunction<AuditEvent> record);
}
