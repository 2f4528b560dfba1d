package dev.bonin.store;

import dev.bonin.announcement.OutcomeOutbox;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.List;

/** What a store in memory has not told yet, under that store's lock. */
final class InMemoryOutbox implements OutcomeOutbox {
    private final Object lock;
    private final AnnouncementRows rows;

    InMemoryOutbox(Object lock, AnnouncementRows rows) {
        this.lock = lock;
        this.rows = rows;
    }

    @Override
    public List<Due> due(Instant now, int most) {
        synchronized (lock) {
            return rows.due(now, most);
        }
    }

    @Override
    public boolean claim(VerificationId id, Instant now, Instant until) {
        synchronized (lock) {
            return rows.claim(id, now, until);
        }
    }

    @Override
    public void settle(VerificationId id) {
        synchronized (lock) {
            rows.remove(id);
        }
    }

    @Override
    public void postpone(VerificationId id, Instant nextAt) {
        synchronized (lock) {
            rows.postpone(id, nextAt);
        }
    }
}
