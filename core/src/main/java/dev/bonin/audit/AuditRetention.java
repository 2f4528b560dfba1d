package dev.bonin.audit;

import dev.bonin.clock.ClockAgreement;
import java.time.Duration;
import java.time.Instant;

/**
 * Drops the beginning of the log once it is old enough. Source: 개인정보의 안전성 확보조치 기준 제8조 제1항 (a year at the least, two
 * where there are 50,000 people or more).
 */
public final class AuditRetention {
    /** What the law asks of everybody. */
    public static final Duration LEAST = Duration.ofDays(365);

    private static final int AT_A_TIME = 500;

    /** One run ends some time, however many entries there are; the next one goes on. */
    private static final int MOST_PIECES = 200;

    private final AuditLog log;
    private final AuditEvents events;
    private final Duration keep;
    private final ClockAgreement clocks;

    /** @param keep how long entries are kept; no less than {@link #LEAST} */
    public AuditRetention(AuditLog log, AuditEvents events, Duration keep, ClockAgreement clocks) {
        if (keep.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("keep: " + keep + " (expected: a year or more)");
        }
        this.log = log;
        this.events = events;
        this.keep = keep;
        this.clocks = clocks;
    }

    /**
     * Does what there is to do now, and says so in the log itself; nothing while the clocks do not agree on when that
     * is.
     *
     * @return how many entries were dropped
     */
    public long run() {
        return clocks.now().map(now -> drop(now.minus(keep))).orElse(0L);
    }

    private long drop(Instant before) {
        long dropped = 0;
        int last = AT_A_TIME;
        for (int piece = 0; piece < MOST_PIECES && last == AT_A_TIME; piece++) {
            last = log.drop(before, AT_A_TIME, this::told);
            dropped += last;
        }
        return dropped;
    }

    private AuditEvent told(long upTo) {
        return events.of(AuditAction.AUDIT_DROPPED, Access.system("retention"), detail(upTo));
    }

    private static String detail(long upTo) {
        return "up_to=" + upTo;
    }

    /** Whether an entry tells that the log begins behind {@code base} by right. */
    static boolean tells(AuditEvent event, long base) {
        return event.action() == AuditAction.AUDIT_DROPPED && event.detail().equals(detail(base));
    }
}
