package dev.bonin.portone.v2;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records to list, newest request first. Source: PortOne V2 OpenAPI, {@code GetIdentityVerificationsInput}.
 *
 * @param page from 0
 * @param size of a page, 1 to {@link #MOST}
 * @param statuses empty: all
 * @param from when the oldest was requested; null: 90 days before {@code until}
 * @param until when the newest was requested; null: now
 * @param isTest only those of test channels, or only those of live ones; null: both
 */
public record ListQuery(
        int page,
        int size,
        Set<IdentityVerification.Status> statuses,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Boolean isTest) {
    /** The largest page. PortOne documents no maximum. */
    public static final int MOST = 100;

    public ListQuery {
        if (page < 0) {
            throw new IllegalArgumentException("page: " + page + " (expected: 0 or more)");
        }
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("size: " + size + " (expected: 1 to " + MOST + ")");
        }
        if (statuses.contains(IdentityVerification.Status.UNKNOWN)) {
            throw new IllegalArgumentException("statuses: UNKNOWN (expected: a documented status)");
        }
        statuses = Set.copyOf(statuses);
    }

    /** Returns a query for the first page of all records of the last 90 days. */
    public static ListQuery all() {
        return new ListQuery(0, 10, Set.of(), null, null, null);
    }

    public ListQuery withPage(int number, int of) {
        return new ListQuery(number, of, statuses, from, until, isTest);
    }

    public ListQuery withStatuses(Set<IdentityVerification.Status> some) {
        return new ListQuery(page, size, some, from, until, isTest);
    }

    public ListQuery requestedBetween(Instant first, Instant last) {
        return new ListQuery(page, size, statuses, first, last, isTest);
    }

    public ListQuery ofTestChannels(boolean only) {
        return new ListQuery(page, size, statuses, from, until, only);
    }
}
