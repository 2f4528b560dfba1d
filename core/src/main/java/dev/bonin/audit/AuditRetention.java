package dev.bonin.audit;

import dev.bonin.clock.ClockAgreement;
import java.time.Duration;
import java.time.Instant;

/**
 * Removes the oldest log entries at the end of their retention. Source: 개인정보의 안전성 확보조치 기준 제8조 제1항 (at least one year,
 * two years from 50,000 persons on).
 */
public final class AuditRetention {
    /** The retention that the law requires of every company. */
    public static final Duration LEAST = Duration.ofDays(365);

    private static final int AT_A_TIME = 500;

    /** Bounds one run regardless of the number of entries; the next run continues. */
    private static final int MOST_PIECES = 200;

    private final AuditLog log;
    private final AuditEvents events;
    private final Duration keep;
    private final ClockAgreement clocks;

    /** @param keep the retention of entries; at least {@link #LEAST} */
    public AuditRetention(AuditLog log, AuditEvents events, Duration keep, ClockAgreement clocks) {
        if (keep.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("keep: " + keep + " (expected: at least one year)");
        }
        this.log = log;
        this.events = events;
        this.keep = keep;
        this.clocks = clocks;
    }

    /**
     * Removes expired entries and records the removal in the log. Does nothing while the clocks disagree.
     *
     * @return the number of removed entries
     */
    public long run() {
        return clocks.now().map(now -> drop(now.minus(keep))).orElse(0L);
    }

    private long drop(Instant before) {
        long dropped = 0;
        int last = AT_A_TIME;
        for (int piece = 0; piece < MOST_PIECES && last == AT_A_TIME; piece++) {
            last = log.drop(before, AT_A_TIME, this::dropEntry);
            dropped += last;
        }
        return dropped;
    }

    private AuditEvent dropEntry(long upTo) {
        return events.of(AuditAction.AUDIT_DROPPED, Access.system("retention"), detail(upTo));
    }

    private static String detail(long upTo) {
        return "up_to=" + upTo;
    }

    /** Returns whether an entry records the removal of all entries up to {@code base}. */
    static boolean recordsDrop(AuditEvent event, long base) {
        return event.action() == AuditAction.AUDIT_DROPPED && event.detail().equals(detail(base));
    }
}
