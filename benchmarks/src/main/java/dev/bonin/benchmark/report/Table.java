package dev.bonin.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * The results as a table. With several runs, each figure is the median of the runs' figures; ratios are calculated
 * within a run. Columns without any figure are left out.
 */
public final class Table {
    private static final Column RANGE = new Column("lowest-highest", Table::range);
    private static final Column BEFORE_RATIO_RANGE =
            new Column("x before: lowest-highest", (results, contender) -> range(results, beforeRatio(contender), 2));

    private static final List<Column> BEFORE_RANGE = List.of(
            new Column(
                    "", (results, contender) -> String.valueOf(results.labels().get(contender))),
            figure("CPU us", 0, contender -> run -> run.median(Round.CLOSED, contender, Round::cpuMicros)));

    private static final List<Column> AFTER_RANGE = List.of(
            figure("database us", 0, contender -> run -> run.median(Round.CLOSED, contender, Round::databaseMicros)),
            figure("both us", 0, contender -> run -> run.median(Round.CLOSED, contender, Round::bothMicros)),
            figure("x PostgreSQL", 2, Table::postgreSqlRatio),
            figure("x before", 2, Table::beforeRatio),
            BEFORE_RATIO_RANGE,
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
            figure("highest MiB", 0, contender -> run -> run.highest(contender, Round::highestMib)),
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
        columns.add(RANGE);
        columns.addAll(AFTER_RANGE);
        columns.removeIf(column -> results.labels().keySet().stream()
                .allMatch(contender -> column.cell().of(results, contender).isEmpty()));
        return columns;
    }

    /** Returns the ratio to the same contender as an earlier build. */
    private static Function<Run, OptionalDouble> beforeRatio(String contender) {
        return run -> run.bothRatio(contender, contender + "-before");
    }

    /** Returns the ratio of MariaDB to PostgreSQL, of the same build. */
    private static Function<Run, OptionalDouble> postgreSqlRatio(String contender) {
        return run -> contender.startsWith("mariadb")
                ? run.bothRatio(contender, contender.replace("mariadb", "postgresql"))
                : OptionalDouble.empty();
    }

    private static Column figure(String head, int digits, Function<String, Function<Run, OptionalDouble>> figure) {
        return new Column(head, (results, contender) -> number(results.median(figure.apply(contender)), digits));
    }

    /** Returns the range of CPU time, over the runs' own medians. */
    private static String range(Results results, String contender) {
        Function<Run, OptionalDouble> cpu = run -> run.median(Round.CLOSED, contender, Round::cpuMicros);
        return range(results, cpu, 0);
    }

    /** Returns the lowest and highest figure of the runs; empty with a single run, or without the figure. */
    private static String range(Results results, Function<Run, OptionalDouble> figure, int digits) {
        return results.runs().size() > 1 && results.lowest(figure).isPresent()
                ? number(results.lowest(figure), digits) + "-" + number(results.highest(figure), digits)
                : "";
    }

    /** Formats a number; empty if it is missing or not reported. */
    private static String number(OptionalDouble value, int digits) {
        return value.isEmpty() || Double.isNaN(value.getAsDouble())
                ? ""
                : String.format(Locale.ROOT, "%,." + digits + "f", value.getAsDouble());
    }
}
