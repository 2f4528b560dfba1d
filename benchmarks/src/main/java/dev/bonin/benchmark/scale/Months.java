package dev.bonin.benchmark.scale;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive months in UTC, as bounds of ids, which begin with the time.
 *
 * @param first the oldest
 * @param count the number of months
 */
record Months(YearMonth first, int count) {
    private static final int RADIX = 36;
    private static final int CHARACTERS = 9;

    /** Returns {@code count} months up to that of {@code now}, and the next one. */
    static Months until(Instant now, int count) {
        return new Months(YearMonth.from(now.atOffset(ZoneOffset.UTC)).minusMonths(count - 1L), count + 1);
    }

    /** Returns the start of the oldest month. */
    Instant start() {
        return start(0);
    }

    /** Returns the lower bound of all ids of a month, counted from 0; the upper one is that of the next month. */
    String bound(int month) {
        return prefix(start(month));
    }

    List<Integer> all() {
        var all = new ArrayList<Integer>();
        for (int month = 0; month < count; month++) {
            all.add(month);
        }
        return all;
    }

    private Instant start(int month) {
        return first.plusMonths(month).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static String prefix(Instant moment) {
        var digits = Long.toString(moment.toEpochMilli(), RADIX);
        return "0".repeat(CHARACTERS - digits.length()) + digits;
    }
}
