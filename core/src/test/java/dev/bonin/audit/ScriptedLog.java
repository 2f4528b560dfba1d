package dev.bonin.audit;

import dev.bonin.person.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;

/** A log as somebody left it who could write to its rows. */
final class ScriptedLog implements AuditLog {
    final List<ChainedEvent> rows = new ArrayList<>();
    final Set<Long> unreadable = new HashSet<>();
    final List<AuditEvent> unchained = new ArrayList<>();
    boolean toldUnchained;
    AuditHead head = AuditHead.START;
    Runnable beforeReading = () -> {};

    @Override
    public void append(AuditEvent event) {
        long sequence = head.sequence() + 1;
        var hash = AuditChain.hash(head.hash(), sequence, event);
        rows.add(new ChainedEvent(sequence, hash, event));
        head = new AuditHead(head.baseSequence(), head.baseHash(), sequence, hash);
    }

    @Override
    public List<ChainedEvent> chained(long from, int most) {
        beforeReading.run();
        return rows.stream()
                .filter(row -> row.sequence() >= from)
                .sorted(Comparator.comparing(ChainedEvent::sequence))
                .limit(most)
                .map(this::readable)
                .toList();
    }

    private ChainedEvent readable(ChainedEvent row) {
        if (unreadable.contains(row.sequence())) {
            throw new UnreadableEntryException(row.sequence(), row.event().id());
        }
        return row;
    }

    @Override
    public AuditHead head() {
        return head;
    }

    @Override
    public int drop(Instant before, int most, LongFunction<AuditEvent> told) {
        int dropped = 0;
        while (dropped < most && !rows.isEmpty() && rows.get(0).event().at().isBefore(before)) {
            var first = rows.remove(0);
            head = new AuditHead(first.sequence(), first.hash(), head.sequence(), head.hash());
            dropped++;
        }
        if (dropped > 0 && toldUnchained) {
            unchained.add(told.apply(head.baseSequence()));
        } else if (dropped > 0) {
            append(told.apply(head.baseSequence()));
        }
        return dropped;
    }

    /** What tells of a drop. */
    static AuditEvent told(long upTo) {
        return new AuditEvent(
                "told" + upTo,
                Instant.parse("2028-11-23T03:00:00Z"),
                "",
                Access.system("retention"),
                "",
                AuditAction.AUDIT_DROPPED,
                Optional.empty(),
                Optional.empty(),
                "up_to=" + upTo);
    }

    @Override
    public int chain(int most) {
        return 0;
    }

    @Override
    public List<AuditEvent> unchained(int most) {
        return unchained.stream().limit(most).toList();
    }

    @Override
    public long unchainedCount() {
        return 0;
    }

    @Override
    public boolean has(String verification, AuditAction action) {
        return false;
    }

    @Override
    public List<AuditEvent> about(String verification, Optional<PersonId> person, int most) {
        return List.of();
    }
}
