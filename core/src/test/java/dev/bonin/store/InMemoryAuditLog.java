package dev.bonin.store;

import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditChain;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditHead;
import dev.bonin.audit.AuditLog;
import dev.bonin.audit.ChainedEvent;
import dev.bonin.person.PersonId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Entries of the access log in memory. */
final class InMemoryAuditLog implements AuditLog {
    private final Deque<AuditEvent> unchained = new ArrayDeque<>();
    private final Deque<ChainedEvent> chained = new ArrayDeque<>();
    private AuditHead head = AuditHead.START;

    @Override
    public void append(AuditEvent event) {
        unchained.addLast(event);
    }

    @Override
    public int chain(int most) {
        int done = 0;
        for (; done < most && !unchained.isEmpty(); done++) {
            link(unchained.removeFirst());
        }
        return done;
    }

    private void link(AuditEvent event) {
        var sequence = head.sequence() + 1;
        var hash = AuditChain.hash(head.hash(), sequence, event);
        chained.addLast(new ChainedEvent(sequence, hash, event));
        head = new AuditHead(head.baseSequence(), head.baseHash(), sequence, hash);
    }

    private void dropFirst() {
        var first = chained.removeFirst();
        head = new AuditHead(first.sequence(), first.hash(), head.sequence(), head.hash());
    }

    @Override
    public AuditHead head() {
        return head;
    }

    @Override
    public List<ChainedEvent> chained(long from, int most) {
        return chained.stream()
                .filter(entry -> entry.sequence() >= from)
                .limit(most)
                .toList();
    }

    @Override
    public List<AuditEvent> unchained(int most) {
        return unchained.stream().limit(most).toList();
    }

    @Override
    public long unchainedCount() {
        return unchained.size();
    }

    @Override
    public boolean has(String verification, AuditAction action) {
        return about(verification, Optional.empty(), Integer.MAX_VALUE).stream()
                .anyMatch(event -> event.action() == action);
    }

    @Override
    public List<AuditEvent> about(String verification, Optional<PersonId> person, int most) {
        return new ArrayList<>(Stream.concat(chained.stream().map(ChainedEvent::event), unchained.stream())
                .filter(event -> event.verification().equals(Optional.of(verification))
                        || (person.isPresent() && event.person().equals(person)))
                .sorted(Comparator.comparing(AuditEvent::id).reversed())
                .limit(most)
                .toList());
    }

    @Override
    public int drop(Instant before, int most, LongFunction<AuditEvent> record) {
        int dropped = 0;
        while (dropped < most
                && !chained.isEmpty()
                && chained.getFirst().event().at().isBefore(before)) {
            dropFirst();
            dropped++;
        }
        if (dropped > 0) {
            append(record.apply(head.baseSequence()));
        }
        return dropped;
    }
}
