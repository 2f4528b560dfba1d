package dev.bonin.benchmark.report;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** The one in the middle, or the mean of the two that are. */
final class Median {
    private Median() {}

    /** Empty where there are none. */
    static OptionalDouble of(DoubleStream figures) {
        var sorted = figures.sorted().toArray();
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        int middle = sorted.length / 2;
        return OptionalDouble.of(sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
    }
}
