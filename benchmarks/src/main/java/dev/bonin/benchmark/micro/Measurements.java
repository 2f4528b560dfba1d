package dev.bonin.benchmark.micro;

import dev.bonin.benchmark.report.MarkdownTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The results of JMH as a table. */
final class Measurements {
    private static final List<String> HEAD = List.of("", "us/op", "+- (99.9%)", "bytes allocated/op");

    /** The name in JMH's garbage collection profiler, per operation. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private Measurements() {}

    static String table(Collection<RunResult> results) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        results.stream()
                .sorted(Comparator.comparing(result -> result.getParams().getBenchmark()))
                .forEach(result -> rows.add(row(result)));
        return MarkdownTable.of(rows);
    }

    private static List<String> row(RunResult result) {
        var time = result.getPrimaryResult();
        return List.of(
                shortName(result.getParams().getBenchmark()),
                number(time.getScore(), 3),
                number(time.getScoreError(), 3),
                number(allocated(result), 0));
    }

    private static double allocated(RunResult result) {
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        return allocated == null ? Double.NaN : allocated.getScore();
    }

    /** Returns class and method, without the package. */
    private static String shortName(String benchmark) {
        var end = benchmark.lastIndexOf('.');
        return benchmark.substring(benchmark.lastIndexOf('.', end - 1) + 1);
    }

    /** Formats a number; empty for the error of a single sample. */
    private static String number(double value, int digits) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
