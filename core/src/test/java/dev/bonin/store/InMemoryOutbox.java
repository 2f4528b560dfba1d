package dev.bonin.store;

import dev.bonin.announcement.OutcomeOutbox;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Outcomes in memory that have not been delivered to listeners yet. */
final class InMemoryOutbox implements OutcomeOutbox {
    private final Map<VerificationId, Row> rows = new HashMap<>();

    private record Row(VerificationId id, Instant at, int failures) {}

    void add(VerificationId id, Instant at) {
        rows.put(id, new Row(id, at, 0));
    }

    @Override
    public List<Due> due(Instant now, int most) {
        return rows.values().stream()
                .filter(row -> !row.at().isAfter(now))
                .sorted(Comparator.comparing(Row::at)
                        .thenComparing(row -> row.id().value()))
                .limit(most)
                .map(row -> new Due(row.id(), row.failures()))
                .toList();
    }

    @Override
    public boolean claim(VerificationId id, Instant now, Instant until) {
        var row = rows.get(id);
        if (row == null || row.at().isAfter(now)) {
            return false;
        }
        rows.put(id, new Row(id, until, row.failures()));
        return true;
    }

    @Override
    public void settle(VerificationId id) {
        rows.remove(id);
    }

    @Override
    public void postpone(VerificationId id, Instant nextAt) {
        rows.computeIfPresent(id, (same, row) -> new Row(id, nextAt, row.failures() + 1));
    }
}
