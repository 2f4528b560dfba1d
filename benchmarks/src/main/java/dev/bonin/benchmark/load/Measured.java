package dev.bonin.benchmark.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * The result of a load.
 *
 * @param visits the number of completed visits, all successful
 * @param times of visits, in nanoseconds
 */
public record Measured(long visits, Duration during, Histogram times) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MILLISECOND = 1e6;

    public double perSecond() {
        return visits * NANOS_PER_SECOND / during.toNanos();
    }

    /** Returns a percentile, in milliseconds. */
    public double percentile(double percent) {
        return times.getValueAtPercentile(percent) / NANOS_PER_MILLISECOND;
    }
}
