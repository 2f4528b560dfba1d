package dev.bonin.benchmark.report;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The middle value, or the mean of the two middle values. */
final class Median {
    private Median() {}

    /** Returns the median; empty if there are no values. */
    static OptionalDouble of(DoubleStream figures) {
        var sorted = figures.sorted().toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
