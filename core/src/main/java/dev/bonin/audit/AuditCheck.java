package dev.bonin.audit;

import dev.bonin.audit.AuditFinding.Broken;
import dev.bonin.audit.AuditFinding.Intact;
import dev.bonin.audit.AuditFinding.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Verifies the chain of entries in small batches, while other processes may append entries or remove the oldest ones.
 * An attacker who can write everything can also rebuild the whole chain; only a {@link Checkpoint} stored elsewhere
 * detects that.
 */
public final class AuditCheck {
    private static final int AT_A_TIME = 500;

    /**
     * How often the check restarts because entries were removed meanwhile. Removal runs once a day, so more restarts
     * are not needed.
     */
    private static final int MOST_BEGINNINGS = 3;

    private final AuditLog log;

    public AuditCheck(AuditLog log) {
        this.log = log;
    }

    /**
     * Checks the whole chain.
     *
     * @param against a checkpoint that was stored elsewhere
     * @return the first problem, or {@link Intact}
     * @throws RuntimeException if the log cannot be read
     */
    public AuditFinding run(Optional<Checkpoint> against) {
        for (int beginning = 1; ; beginning++) {
            var begun = log.head();
            var finding = new Walk(begun, against).run();
            if (finding instanceof Intact || beginning == MOST_BEGINNINGS || !wasDropped(begun)) {
                return finding;
            }
        }
    }

    private boolean wasDropped(AuditHead begun) {
        return log.head().baseSequence() > begun.baseSequence();
    }

    /** One pass from the first entry to the last. */
    private final class Walk {
        private final AuditHead begun;
        private final Optional<Checkpoint> against;
        private long sequence;
        private String hash;
        private boolean compared;
        private boolean dropRecorded;
        private Optional<AuditFinding> broken = Optional.empty();

        Walk(AuditHead begun, Optional<Checkpoint> against) {
            this.begun = begun;
            this.against = against;
            this.sequence = begun.baseSequence();
            this.hash = begun.baseHash();
        }

        AuditFinding run() {
            if (begun.baseSequence() == 0 && !begun.baseHash().equals(AuditHead.START.hash())) {
                return new Broken(0, Optional.empty(), Kind.HEAD_CHANGED);
            }
            compare(Optional.empty());
            for (var entries = next(0); !entries.isEmpty() && broken.isEmpty(); entries = next(sequence + 1)) {
                take(entries);
            }
            return broken.orElseGet(this::end);
        }

        /** Reads the next entries. Entries appended after the pass began are left to the next check. */
        private List<ChainedEvent> next(long from) {
            try {
                return next(from, AT_A_TIME);
            } catch (UnreadableEntryException somewhere) {
                return oneByOne(from);
            }
        }

        /**
         * Reads one entry at a time: an entry before the unreadable one may have been changed too, and the first change
         * is reported.
         */
        private List<ChainedEvent> oneByOne(long from) {
            try {
                return next(from, 1);
            } catch (UnreadableEntryException first) {
                broken = Optional.of(
                        first.sequence() > from
                                ? new Broken(from, Optional.empty(), Kind.MISSING)
                                : new Broken(first.sequence(), Optional.of(first.id()), Kind.CHANGED));
                return List.of();
            }
        }

        private List<ChainedEvent> next(long from, int most) {
            return log.chained(from, most).stream()
                    .filter(entry -> entry.sequence() <= begun.sequence())
                    .toList();
        }

        private void take(List<ChainedEvent> entries) {
            for (int at = 0; at < entries.size() && broken.isEmpty(); at++) {
                take(entries.get(at), entries.subList(at + 1, entries.size()));
            }
        }

        private void take(ChainedEvent entry, List<ChainedEvent> others) {
            long expected = sequence + 1;
            if (entry.sequence() > expected) {
                broken = Optional.of(new Broken(expected, Optional.empty(), Kind.MISSING));
            } else if (entry.sequence() < expected) {
                broken = found(entry, Kind.MISPLACED);
            } else if (!fits(entry)) {
                broken = found(entry, others.stream().anyMatch(this::fits) ? Kind.MISPLACED : Kind.CHANGED);
            } else {
                sequence = expected;
                hash = entry.hash();
                dropRecorded = dropRecorded || recordsDrop(entry.event());
                compare(Optional.of(entry.event().id()));
            }
        }

        /** Returns whether the entry belongs at the next position, wherever it is stored. */
        private boolean fits(ChainedEvent entry) {
            return AuditChain.hash(hash, sequence + 1, entry.event()).equals(entry.hash());
        }

        private static Optional<AuditFinding> found(ChainedEvent entry, Kind kind) {
            return Optional.of(
                    new Broken(entry.sequence(), Optional.of(entry.event().id()), kind));
        }

        private void compare(Optional<String> id) {
            if (against.filter(noted -> noted.sequence() == sequence).isPresent()) {
                compared = against.get().hash().equals(hash);
                if (!compared) {
                    broken = Optional.of(new Broken(sequence, id, Kind.REWRITTEN));
                }
            }
        }

        private AuditFinding end() {
            long noted =
                    Math.max(begun.sequence(), against.map(Checkpoint::sequence).orElse(0L));
            if (noted > sequence) {
                return new Broken(sequence + 1, Optional.empty(), Kind.END_MISSING);
            }
            if (!begun.hash().equals(hash) || goesOn()) {
                return new Broken(sequence, Optional.empty(), Kind.HEAD_CHANGED);
            }
            if (begun.baseSequence() > 0 && !dropRecorded && !isDropRecordedSince()) {
                return new Broken(begun.baseSequence(), Optional.empty(), Kind.BEGINNING_MISSING);
            }
            return new Intact(sequence - begun.baseSequence(), begun, log.unchainedCount(), compared);
        }

        private boolean recordsDrop(AuditEvent event) {
            return AuditRetention.recordsDrop(event, begun.baseSequence());
        }

        /**
         * Returns whether an entry that was not in the chain when the pass began records the removal of the oldest
         * ones. Unchained entries are searched first, since one may be added to the chain meanwhile.
         */
        private boolean isDropRecordedSince() {
            if (log.unchained(AT_A_TIME).stream().anyMatch(this::recordsDrop)) {
                return true;
            }
            var from = begun.sequence() + 1;
            for (var entries = log.chained(from, AT_A_TIME);
                    !entries.isEmpty();
                    entries = log.chained(from, AT_A_TIME)) {
                if (entries.stream().map(ChainedEvent::event).anyMatch(this::recordsDrop)) {
                    return true;
                }
                from += entries.size();
            }
            return false;
        }

        /**
         * Returns whether entries exist after the head. The head is read after them, since appending an entry moves it.
         */
        private boolean goesOn() {
            return !log.chained(sequence + 1, 1).isEmpty() && log.head().sequence() == sequence;
        }
    }
}
