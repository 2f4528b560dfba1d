package dev.bonin.audit;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Exports the log in small batches, in the order of the chain. Entries that are not chained yet are not included: chain
 * them first.
 */
public final class AuditExport {
    private static final int AT_A_TIME = 500;

    private final AuditLog log;

    public AuditExport(AuditLog log) {
        this.log = log;
    }

    /** The time range of an export: from {@code from} (inclusive) to {@code to} (exclusive). */
    public record Span(Optional<Instant> from, Optional<Instant> to) {
        boolean has(Instant at) {
            return from.filter(at::isBefore).isEmpty()
                    && to.filter(end -> !at.isBefore(end)).isEmpty();
        }
    }

    /** The output format. */
    public enum Format {
        /**
         * RFC 4180. A field that a spreadsheet would interpret as a formula is prefixed with an apostrophe, so the hash
         * cannot be recomputed from it.
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
        /** One JSON object per line. */
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
     * Writes the entries within the span.
     *
     * @return the number of entries
     * @throws IOException if {@code out} cannot be written
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
