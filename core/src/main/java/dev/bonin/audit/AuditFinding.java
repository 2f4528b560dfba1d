package dev.bonin.audit;

import java.util.Locale;
import java.util.Optional;

/** What came of looking through the chain of entries. */
public sealed interface AuditFinding {

    /**
     * Every entry is what it was when it got its place, and none is missing between the first that is kept and the
     * last.
     *
     * @param entries how many
     * @param unchained how many have no place yet, of which nothing is known
     * @param compared whether the chain was found to be the one that a checkpoint is of; false where none was given, or
     *     where its entry was dropped for its age
     */
    record Intact(long entries, AuditHead head, long unchained, boolean compared) implements AuditFinding {}

    /**
     * Somebody changed the log.
     *
     * @param sequence of the first entry that is not as it was, or of the first that is not there
     * @param id of the entry that stands there now; empty where none does
     */
    record Broken(long sequence, Optional<String> id, Kind kind) implements AuditFinding {}

    /** What was done to the log. */
    enum Kind {
        /** The entry, or its hash, says something else than it did; or it was put in. */
        CHANGED,
        /** There is no entry of that number, and later ones are there. */
        MISSING,
        /** The entry stands in the place of another one. */
        MISPLACED,
        /** There are no more entries from that number on, though the chain ends later. */
        END_MISSING,
        /** Entries up to that number are gone, and none tells that they were dropped for their age. */
        BEGINNING_MISSING,
        /** What is noted as the beginning or the end of the chain does not fit the entries, which fit each other. */
        HEAD_CHANGED,
        /** All fits together, and is another chain than the one that was noted elsewhere. */
        REWRITTEN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
