package dev.bonin.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the log out, a few entries at a time, in the order of the chain. Entries without a place yet are not in it:
 * chain them first.
 */
public final class AuditExport {
    private static final int AT_A_TIME = 500;

    private final AuditLog log;

    public AuditExport(AuditLog log) {
        this.log = log;
    }

    /** The entries to read out: those not before {@code from}, and before {@code to}. */
    public record Span(Optional<Instant> from, Optional<Instant> to) {
        boolean has(Instant at) {
            return from.filter(at::isBefore).isEmpty()
                    && to.filter(end -> !at.isBefore(end)).isEmpty();
        }
    }

    /** How entries are written. */
    public enum Format {
        /**
         * RFC 4180. A field that a spreadsheet would take for a formula begins with an apostrophe, so the hash cannot
         * be computed from it again.
         */
        CSV {
            @Override
            void begin(Appendable out) throws IOException {
                AuditCsv.begin(out);
            }

            @Override
            void write(ChainedEvent entry, Appendable out) throws IOException {
                AuditCsv.write(entry, out);
            }
        },
        /** One JSON object a line. */
        JSONL {
            @Override
            void begin(Appendable out) {}

            @Override
            void write(ChainedEvent entry, Appendable out) throws IOException {
                AuditJson.write(entry, out);
            }
        };

        abstract void begin(Appendable out) throws IOException;

        abstract void write(ChainedEvent entry, Appendable out) throws IOException;
    }

    /**
     * Reads out what is within the span.
     *
     * @return how many entries
     * @throws IOException if {@code out} could not be written
     */
    public long write(Span span, Format format, Appendable out) throws IOException {
        format.begin(out);
        long written = 0;
        long from = 0;
        for (var entries = log.chained(from, AT_A_TIME); !entries.isEmpty(); entries = log.chained(from, AT_A_TIME)) {
            written += write(entries, span, format, out);
            from = entries.get(entries.size() - 1).sequence() + 1;
        }
        return written;
    }

    private static long write(List<ChainedEvent> entries, Span span, Format format, Appendable out) throws IOException {
        long written = 0;
        for (var entry : entries) {
            if (span.has(entry.event().at())) {
                format.write(entry, out);
                written++;
            }
        }
        return written;
    }
}
