package dev.bonin.benchmark.scale;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One row of a report.
 *
 * @param figures by name, each with its unit, in the order of the table
 */
record Row(String name, Map<String, Double> figures) {
    Row {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    static Row of(String name) {
        return new Row(name, Map.of());
    }

    /** Returns this row with a further figure. */
    Row with(String figure, double value) {
        var more = new LinkedHashMap<>(figures);
        more.put(figure, value);
        return new Row(name, more);
    }
}
