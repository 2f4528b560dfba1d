package dev.bonin.benchmark.scale;

import java.time.Instant;
import java.util.Locale;

/**
 * Numbered moments at equal distances.
 *
 * @param number of the first moment
 * @param count of all, the last one left out
 */
record Span(Instant first, Instant last, long number, long count) {

    /**
     * Gives {@code n}, the number of a moment, its {@code millis}, and {@code moment}, as an id of then begins.
     *
     * @param from counted from 0, as {@code to}, which is among them
     */
    String query(long from, long to) {
        double step = (double) (last.toEpochMilli() - first.toEpochMilli()) / count;
        return String.format(
                Locale.ROOT,
                "SELECT n, millis, specimen.moment(millis) AS moment FROM"
                        + " (SELECT i + %d AS n, %d + (i * %f)::bigint AS millis FROM generate_series(%d::bigint, %d::bigint) i) m",
                number,
                first.toEpochMilli(),
                step,
                from,
                to);
    }
}
