package dev.bonin.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Exports the log in small batches, in the order of the chain. Entries that are not chained yet are not included: chain
 * them first.
 */
public final class AuditExport {
    private final AuditLog log;

    public AuditExport(AuditLog log) {
        this.log = log;
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
     * The result of an export.
     *
     * @param entries the number of entries that were written
     * @param unreadable the numbers of entries that were changed outside Bonin and cannot be parsed: they are missing
     *     in the export, whatever was asked for
     */
    public record Written(long entries, List<Long> unreadable) {}

    /**
     * Writes the entries that the filter selects.
     *
     * @throws IOException if {@code out} cannot be written
     */
    public Written write(AuditFilter filter, Format format, Appendable out) throws IOException {
        format.begin(out);
        var writing = new Writing(filter, format, out);
        new AuditReader(log).read(writing);
        return new Written(writing.written, List.copyOf(writing.unreadable));
    }

    /** Writes what is selected of what is read. */
    private static final class Writing implements AuditReader.Reading<IOException> {
        private final AuditFilter filter;
        private final Format format;
        private final Appendable out;
        private final List<Long> unreadable = new ArrayList<>();
        private long written;

        Writing(AuditFilter filter, Format format, Appendable out) {
            this.filter = filter;
            this.format = format;
            this.out = out;
        }

        @Override
        public void entry(ChainedEvent entry) throws IOException {
            if (filter.selects(entry.event())) {
                format.write(entry, out);
                written++;
            }
        }

        @Override
        public void unreadable(long sequence) {
            unreadable.add(sequence);
        }
    }
}
