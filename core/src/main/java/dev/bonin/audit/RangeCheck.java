package dev.bonin.audit;

import dev.bonin.audit.AuditFinding.Broken;
import dev.bonin.audit.AuditFinding.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks each entry against its predecessor, as far as a time range is concerned. {@link AuditCheck} ends at the first
 * problem; this check tells whether one concerns the range. The time of a changed entry proves nothing, so it counts
 * unless an unchanged entry, by its own time, lies between it and the range. What was changed after the range leaves it
 * unproven: an entry that does not follow its predecessor was changed, or all before it were, with their hashes.
 */
final class RangeCheck {
    private static final int MOST = 1_000;

    /** By how much entries in a row may disagree on the time: the clocks of two nodes, each tolerably wrong. */
    private static final Duration DISORDER = Duration.ofMinutes(10);

    private final AuditHead begun;
    private final AuditFilter filter;
    private final Optional<Checkpoint> against;

    /** All, for a range without an entry. */
    private final List<Long> noted = new ArrayList<>();

    private final List<Long> within = new ArrayList<>();

    /** Since the last unchanged entry outside of the range: they concern it if the next one is within. */
    private final List<Long> uncertain = new ArrayList<>();

    private long sequence;
    private String hash;
    private long from;
    private long to;
    private boolean isPreceded;
    private boolean isPassed;

    /** Whether an end of the chain that was kept elsewhere proves the range, whatever happened to later entries. */
    private boolean isAnchored;

    /** The number at which the chain differs from what was kept elsewhere; 0 if it does not. */
    private long rewritten;

    /** On which side of the range the last entry lies; it counts once the next one follows it. */
    private Side side = Side.UNKNOWN;

    private enum Side {
        BEFORE,
        AFTER,
        UNKNOWN
    }

    RangeCheck(AuditHead begun, AuditFilter filter, Optional<Checkpoint> against) {
        this.begun = begun;
        this.filter = filter;
        this.against = against;
        this.sequence = begun.baseSequence();
        this.hash = begun.baseHash();
    }

    void take(ChainedEvent entry) {
        var follows = follows(entry);
        if (follows) {
            settle();
        }
        if (filter.spans(entry.event())) {
            place(entry.sequence());
        }
        if (!follows || differs(begun.sequence(), begun.hash(), entry)) {
            note(entry.sequence());
        }
        if (against.filter(kept -> differs(kept.sequence(), kept.hash(), entry)).isPresent()) {
            rewritten = entry.sequence();
        } else if (isPassed
                && uncertain.isEmpty()
                && against.filter(kept -> kept.sequence() == entry.sequence()).isPresent()) {
            isAnchored = true;
        }
        side = follows ? side(entry.event()) : Side.UNKNOWN;
        sequence = entry.sequence();
        hash = entry.hash();
    }

    private boolean follows(ChainedEvent entry) {
        return entry.sequence() == sequence + 1
                && AuditChain.hash(hash, entry.sequence(), entry.event()).equals(entry.hash());
    }

    private static boolean differs(long number, String hash, ChainedEvent entry) {
        return entry.sequence() == number && !entry.hash().equals(hash);
    }

    private Side side(AuditEvent event) {
        if (filter.from().filter(event.at().plus(DISORDER)::isBefore).isPresent()) {
            return Side.BEFORE;
        }
        return filter.to().filter(event.at().minus(DISORDER)::isAfter).isPresent() ? Side.AFTER : Side.UNKNOWN;
    }

    private void settle() {
        if (side == Side.BEFORE && from == 0) {
            uncertain.clear();
            isPreceded = true;
        } else if (side == Side.AFTER && from > 0 && !isPassed) {
            keepUncertain();
            isPassed = true;
        }
    }

    private void place(long number) {
        from = from == 0 ? number : from;
        to = number;
        isPassed = false;
        isAnchored = false;
        keepUncertain();
    }

    private void keepUncertain() {
        uncertain.forEach(number -> add(number, within));
        uncertain.clear();
    }

    /** The next entry is noted, too: nothing proves its predecessor any more. */
    void unreadable(long number) {
        note(number);
        side = Side.UNKNOWN;
        sequence = number;
        hash = "";
    }

    private void note(long number) {
        add(number, noted);
        if (!isAnchored) {
            add(number, uncertain);
        }
    }

    private static void add(long number, List<Long> numbers) {
        if (numbers.size() < MOST && !numbers.contains(number)) {
            numbers.add(number);
        }
    }

    /** Returns what was found. If no entry is within the range, they may all have been removed: everything counts. */
    Incident.Chain result(AuditFinding whole) {
        var last = Math.max(begun.sequence(), against.map(Checkpoint::sequence).orElse(0L));
        if (last > sequence) {
            note(sequence + 1);
        }
        if (!isPreceded && isWithoutBeginning(whole)) {
            add(begun.baseSequence(), noted);
            add(begun.baseSequence(), within);
        }
        if (!isPassed) {
            keepUncertain();
        }
        if (rewritten > 0) {
            add(rewritten, noted);
            add(rewritten, within);
        }
        var unproven = from > 0 && !uncertain.isEmpty() ? uncertain.get(0) : 0;
        return new Incident.Chain(whole, from, to, List.copyOf(from == 0 ? noted : within), unproven);
    }

    private boolean isWithoutBeginning(AuditFinding whole) {
        return whole instanceof Broken broken
                && (broken.kind() == Kind.BEGINNING_MISSING
                        || (broken.kind() == Kind.HEAD_CHANGED && broken.sequence() == 0));
    }
}
