package dev.bonin.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The results as a table. */
public final class Table {
    private static final List<String> HEAD = List.of(
            "",
            "CPU us",
            "x nginx",
            "per s",
            "p50 ms",
            "p99 ms",
            "p99.9 ms",
            "upstream calls",
            "alloc KiB",
            "RSS MiB",
            "start s",
            "half load: p50 + ms",
            "p99 + ms",
            "50 ms upstream: per s");

    private final Results results;

    private Table(Results results) {
        this.results = results;
    }

    public static String of(Results results) {
        return new Table(results).text();
    }

    private String text() {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        results.labels().keySet().forEach(contender -> rows.add(row(contender)));
        return MarkdownTable.of(rows);
    }

    private List<String> row(String contender) {
        var row = new ArrayList<>(List.of(String.valueOf(results.labels().get(contender))));
        row.add(cell("closed", contender, 0, Round::cpuMicros));
        row.add(ratio(contender));
        row.add(cell("closed", contender, 0, Round::perSecond));
        row.add(cell("closed", contender, 2, Round::p50));
        row.add(cell("closed", contender, 2, Round::p99));
        row.add(cell("closed", contender, 2, Round::p999));
        row.add(cell("closed", contender, 2, Round::upstreamCalls));
        row.add(cell("closed", contender, 1, round -> round.allocatedKib().orElse(Double.NaN)));
        row.add(cell("closed", contender, 0, Round::residentMib));
        row.add(number(results.startup().getOrDefault(contender, Double.NaN), 2));
        row.add(added(contender, Round::p50, Baseline::p50));
        row.add(added(contender, Round::p99, Baseline::p99));
        row.add(cell("slow", contender, 0, Round::perSecond));
        return row;
    }

    private String added(String contender, ToDoubleFunction<Round> figure, ToDoubleFunction<Baseline> alone) {
        var baseline = results.baselines().get(contender);
        return baseline == null || !results.has("paced", contender)
                ? ""
                : number(results.median("paced", contender, figure) - alone.applyAsDouble(baseline), 2);
    }

    private String ratio(String contender) {
        return results.has("closed", "nginx") && results.has("closed", contender)
                ? number(
                        results.median("closed", contender, Round::cpuMicros)
                                / results.median("closed", "nginx", Round::cpuMicros),
                        1)
                : "";
    }

    private String cell(String scenario, String contender, int digits, ToDoubleFunction<Round> figure) {
        return results.has(scenario, contender) ? number(results.median(scenario, contender, figure), digits) : "";
    }

    private static String number(double value, int digits) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
