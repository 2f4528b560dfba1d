package dev.bonin.benchmark.report;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * All results, of one run or several.
 *
 * @param method a description of the method
 * @param labels of contenders by id, in their order
 */
public record Results(Machine machine, Map<String, Object> method, Map<String, String> labels, List<Run> runs) {
    public Results {
        runs = List.copyOf(runs);
    }

    public boolean has(String scenario, String contender) {
        return perRun(run -> run.median(scenario, contender, Round::cpuMicros))
                .findAny()
                .isPresent();
    }

    /** Returns the median of the runs' own medians over the rounds of a scenario. */
    public double median(String scenario, String contender, ToDoubleFunction<Round> figure) {
        return median(run -> run.median(scenario, contender, figure))
                .orElseThrow(() -> new IllegalArgumentException(contender + " was not measured: " + scenario));
    }

    /** Returns the median over the runs; empty if no run has the figure. */
    OptionalDouble median(Function<Run, OptionalDouble> figure) {
        return Median.of(perRun(figure));
    }

    OptionalDouble lowest(Function<Run, OptionalDouble> figure) {
        return perRun(figure).min();
    }

    OptionalDouble highest(Function<Run, OptionalDouble> figure) {
        return perRun(figure).max();
    }

    private DoubleStream perRun(Function<Run, OptionalDouble> figure) {
        return runs.stream().map(figure).flatMapToDouble(OptionalDouble::stream);
    }
}
