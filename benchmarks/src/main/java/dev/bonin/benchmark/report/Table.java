package dev.bonin.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The results as a table. With several runs, each figure is the median of the runs' figures; ratios are calculated
 * within a run.
 */
public final class Table {
    private static final Column RANGE = new Column("lowest-highest", Table::range);

    private static final List<Column> BEFORE_RANGE = List.of(
            new Column(
                    "", (results, contender) -> String.valueOf(results.labels().get(contender))),
            figure("CPU us", 0, contender -> run -> run.median(Round.CLOSED, contender, Round::cpuMicros)));

    private static final List<Column> AFTER_RANGE = List.of(
            figure("x nginx", 1, contender -> run -> run.cpuRatio(contender, "nginx")),
            figure("x guide", 2, contender -> run -> run.cpuRatio(contender, "guide")),
            figure("x official", 2, contender -> run -> run.cpuRatio(contender, "official")),
            figure("per s", 0, contender -> run -> run.median(Round.CLOSED, contender, Round::perSecond)),
            figure("p50 ms", 2, contender -> run -> run.median(Round.CLOSED, contender, Round::p50)),
            figure("p99 ms", 2, contender -> run -> run.median(Round.CLOSED, contender, Round::p99)),
            figure("p99.9 ms", 2, contender -> run -> run.median(Round.CLOSED, contender, Round::p999)),
            figure("upstream calls", 2, contender -> run -> run.median(Round.CLOSED, contender, Round::upstreamCalls)),
            figure(
                    "alloc KiB",
                    1,
                    contender -> run -> run.median(
                            Round.CLOSED,
                            contender,
                            round -> round.allocatedKib().orElse(Double.NaN))),
            figure("RSS MiB", 0, contender -> run -> run.median(Round.CLOSED, contender, Round::residentMib)),
            figure("start s", 2, contender -> run -> run.startup(contender)),
            figure("half load: p50 + ms", 2, contender -> run -> run.added(contender, Round::p50, Baseline::p50)),
            figure("p99 + ms", 2, contender -> run -> run.added(contender, Round::p99, Baseline::p99)),
            figure(
                    "50 ms upstream: per s",
                    0,
                    contender -> run -> run.median(Round.SLOW, contender, Round::perSecond)));

    private Table() {}

    /** Returns the content of a cell for a contender. */
    @FunctionalInterface
    private interface Cell {
        String of(Results results, String contender);
    }

    private record Column(String head, Cell cell) {}

    public static String of(Results results) {
        var columns = columns(results);
        var rows = new ArrayList<List<String>>();
        rows.add(columns.stream().map(Column::head).toList());
        for (var contender : results.labels().keySet()) {
            rows.add(columns.stream()
                    .map(column -> column.cell().of(results, contender))
                    .toList());
        }
        return MarkdownTable.of(rows);
    }

    private static List<Column> columns(Results results) {
        var columns = new ArrayList<>(BEFORE_RANGE);
        if (results.runs().size() > 1) {
            columns.add(RANGE);
        }
        columns.addAll(AFTER_RANGE);
        return columns;
    }

    private static Column figure(String head, int digits, Function<String, Function<Run, OptionalDouble>> figure) {
        return new Column(head, (results, contender) -> number(results.median(figure.apply(contender)), digits));
    }

    /** Returns the range of CPU time, over the runs' own medians. */
    private static String range(Results results, String contender) {
        Function<Run, OptionalDouble> cpu = run -> run.median(Round.CLOSED, contender, Round::cpuMicros);
        return results.has(Round.CLOSED, contender)
                ? number(results.lowest(cpu), 0) + "-" + number(results.highest(cpu), 0)
                : "";
    }

    /** Formats a number; empty if it is missing or not reported. */
    private static String number(OptionalDouble value, int digits) {
        return value.isEmpty() || Double.isNaN(value.getAsDouble())
                ? ""
                : String.format(Locale.ROOT, "%,." + digits + "f", value.getAsDouble());
    }
}
