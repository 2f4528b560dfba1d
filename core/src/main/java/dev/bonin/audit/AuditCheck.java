package dev.bonin.audit;

import dev.bonin.audit.AuditFinding.Broken;
import dev.bonin.audit.AuditFinding.Intact;
import dev.bonin.audit.AuditFinding.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Looks through the chain of entries, a few at a time, while others may add to it or drop its beginning. Whoever can
 * write everything can also make a whole chain anew; that is found out only by a {@link Checkpoint} that was kept
 * elsewhere.
 */
public final class AuditCheck {
    private static final int AT_A_TIME = 500;

    /** How often it begins again because the beginning was dropped under its hands; that happens once a day. */
    private static final int MOST_BEGINNINGS = 3;

    private final AuditLog log;

    public AuditCheck(AuditLog log) {
        this.log = log;
    }

    /**
     * What there is to find.
     *
     * @param against an end of the chain that was kept elsewhere
     * @throws RuntimeException whatever the log throws that cannot be read
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

    /** One way from the first entry to the last. */
    private final class Walk {
        private final AuditHead begun;
        private final Optional<Checkpoint> against;
        private long sequence;
        private String hash;
        private boolean compared;
        private boolean told;
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

        /** Those that came after the chain was found to end where it does are left to the next check. */
        private List<ChainedEvent> next(long from) {
            try {
                return next(from, AT_A_TIME);
            } catch (UnreadableEntryException somewhere) {
                return oneByOne(from);
            }
        }

        /** Those before the one that cannot be read may well be changed, too, and the first is wanted. */
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
                told = told || tells(entry.event());
                compare(Optional.of(entry.event().id()));
            }
        }

        /** Whether it is the entry that belongs to the next place, wherever it stands. */
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
            if (begun.baseSequence() > 0 && !told && !isToldSince()) {
                return new Broken(begun.baseSequence(), Optional.empty(), Kind.BEGINNING_MISSING);
            }
            return new Intact(sequence - begun.baseSequence(), begun, log.unchainedCount(), compared);
        }

        private boolean tells(AuditEvent event) {
            return AuditRetention.tells(event, begun.baseSequence());
        }

        /**
         * By an entry that had no place yet when the walk began. It may get one while we look, so the places are looked
         * at last.
         */
        private boolean isToldSince() {
            if (log.unchained(AT_A_TIME).stream().anyMatch(this::tells)) {
                return true;
            }
            var from = begun.sequence() + 1;
            for (var entries = log.chained(from, AT_A_TIME);
                    !entries.isEmpty();
                    entries = log.chained(from, AT_A_TIME)) {
                if (entries.stream().map(ChainedEvent::event).anyMatch(this::tells)) {
                    return true;
                }
                from += entries.size();
            }
            return false;
        }

        /** Whether there are entries behind the end. The end is read after them: whoever adds an entry moves it. */
        private boolean goesOn() {
            return !log.chained(sequence + 1, 1).isEmpty() && log.head().sequence() == sequence;
        }
    }
}
