package dev.bonin.benchmark.scale;

import java.time.Instant;
import java.util.Locale;

/**
 * Numbered moments at equal distances.
 *
 * @param number of the first moment
 * @param count of moments, the last one excluded
 */
record Span(Instant first, Instant last, long number, long count) {

    /**
     * Returns a query for {@code n}, the number of a moment, its {@code millis}, and {@code moment}, the prefix of ids
     * of that time.
     *
     * @param from counted from 0, like {@code to}, which is included
     */
    String query(long from, long to) {
        double step = (double) (last.toEpochMilli() - first.toEpochMilli()) / count;
        return String.format(
                Locale.ROOT,
                "SELECT n, millis, sample.moment(millis) AS moment FROM"
                        + " (SELECT i + %d AS n, %d + (i * %f)::bigint AS millis FROM generate_series(%d::bigint, %d::bigint) i) m",
                number,
                first.toEpochMilli(),
                step,
                from,
                to);
    }
}
