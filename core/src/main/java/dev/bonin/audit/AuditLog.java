package dev.bonin.audit;

import dev.bonin.person.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Where entries are kept. They are written together with what they tell of, unchained, so that nobody waits for
 * anybody; a moment later {@link #chain} gives them their places. Any call may throw a {@code StoreException}.
 */
public interface AuditLog {

    /** Keeps an entry about something that is kept nowhere else. */
    void append(AuditEvent event);

    /**
     * Gives up to {@code most} entries that have none yet a place at the end of the chain. Only one caller does so at a
     * time; another one meanwhile does nothing.
     *
     * @return how many
     */
    int chain(int most);

    AuditHead head();

    /**
     * Up to {@code most} entries from number {@code from} on, in their order.
     *
     * @throws UnreadableEntryException if one of them was changed into what is none
     */
    List<ChainedEvent> chained(long from, int most);

    /** Up to {@code most} entries that have no place yet, the oldest first. */
    List<AuditEvent> unchained(int most);

    /** How many entries have no place yet. */
    long unchainedCount();

    /** Up to {@code most} entries about a verification, or about its person, the newest first. */
    List<AuditEvent> about(String verification, Optional<PersonId> person, int most);

    /**
     * Drops up to {@code most} entries from the beginning of the chain that are older than {@code before}, and
     * remembers where it begins now. An old entry behind a younger one stays.
     *
     * @param told makes the entry that tells of it from the number of the last one dropped; kept together with the
     *     drop, so that a beginning which nobody tells of was cut off by hand
     * @return how many
     */
    int drop(Instant before, int most, LongFunction<AuditEvent> told);
}
