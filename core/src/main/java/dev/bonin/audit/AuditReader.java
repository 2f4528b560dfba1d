package dev.bonin.audit;

import java.util.List;

/**
 * Reads the whole chain in small batches, in order. It goes on after an entry that was changed and cannot be parsed:
 * the others are needed most when somebody tampered with the log.
 */
final class AuditReader {
    private static final int AT_A_TIME = 500;

    private final AuditLog log;

    AuditReader(AuditLog log) {
        this.log = log;
    }

    /** Takes what is read. */
    interface Reading<X extends Exception> {
        void entry(ChainedEvent entry) throws X;

        /** Takes the number of an entry that cannot be parsed. */
        void unreadable(long sequence) throws X;
    }

    <X extends Exception> void read(Reading<X> reading) throws X {
        long from = 0;
        long oneByOneTo = -1;
        for (boolean more = true; more; ) {
            try {
                var entries = log.chained(from, from <= oneByOneTo ? 1 : AT_A_TIME);
                from = take(entries, from, reading);
                more = !entries.isEmpty() && isAfter(from);
            } catch (UnreadableEntryException changed) {
                if (from <= oneByOneTo) {
                    reading.unreadable(changed.sequence());
                    from = changed.sequence() + 1;
                    more = isAfter(from);
                } else {
                    oneByOneTo = changed.sequence();
                }
            }
        }
    }

    /** Returns whether there may be entries from here on: nothing follows the largest number, whoever wrote it. */
    private static boolean isAfter(long from) {
        return from > 0;
    }

    private static <X extends Exception> long take(List<ChainedEvent> entries, long from, Reading<X> reading) throws X {
        long next = from;
        for (var entry : entries) {
            reading.entry(entry);
            next = entry.sequence() + 1;
        }
        return next;
    }
}
