package dev.bonin.audit;

import java.util.Locale;
import java.util.Optional;

/** The result of a check of the chain. */
public sealed interface AuditFinding {

    /**
     * Every entry is unchanged since it was chained, and none is missing between the first stored one and the last.
     *
     * @param entries the number of entries
     * @param unchained the number of entries that are not chained yet and therefore not checked
     * @param compared whether the chain matched the checkpoint; false if none was given or its entry was removed at
     *     the end of its retention
     */
    record Intact(long entries, AuditHead head, long unchained, boolean compared) implements AuditFinding {}

    /**
     * The log was modified.
     *
     * @param sequence number of the first changed or missing entry
     * @param id id of the entry at that position; empty if none exists
     */
    record Broken(long sequence, Optional<String> id, Kind kind) implements AuditFinding {}

    /** The kind of modification. */
    enum Kind {
        /** The entry or its hash was changed, or the entry was inserted. */
        CHANGED,
        /** The entry with that number is missing while later ones exist. */
        MISSING,
        /** The entry is at the position of another one. */
        MISPLACED,
        /** All entries from that number on are missing although the chain ends later. */
        END_MISSING,
        /** All entries up to that number are missing, and no entry records their removal. */
        BEGINNING_MISSING,
        /** The stored start or end of the chain does not match the entries, which are consistent. */
        HEAD_CHANGED,
        /** The chain is consistent but differs from the checkpoint. */
        REWRITTEN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
