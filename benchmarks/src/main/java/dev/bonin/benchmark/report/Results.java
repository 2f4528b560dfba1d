package dev.bonin.benchmark.report;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All that one run found out.
 *
 * @param method how, in words
 * @param labels of contenders by id, in their order
 * @param startup seconds from {@code exec} to the first visit that got through, by contender
 * @param baselines of the paced rounds, by contender
 */
public record Results(
        Machine machine,
        Map<String, Object> method,
        Map<String, String> labels,
        Map<String, Double> startup,
        Map<String, Baseline> baselines,
        List<Round> rounds) {

    public boolean has(String scenario, String contender) {
        return rounds.stream().anyMatch(round -> isOf(round, scenario, contender));
    }

    /** The median over the rounds of a scenario. */
    public double median(String scenario, String contender, ToDoubleFunction<Round> figure) {
        var sorted = rounds.stream()
                .filter(round -> isOf(round, scenario, contender))
                .mapToDouble(figure)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException(contender + " was not measured: " + scenario);
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static boolean isOf(Round round, String scenario, String contender) {
        return round.scenario().equals(scenario) && round.contender().equals(contender);
    }
}
