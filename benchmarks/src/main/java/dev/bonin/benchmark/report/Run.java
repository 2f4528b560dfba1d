package dev.bonin.benchmark.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One run: all contenders, started once and measured.
 *
 * @param number from 1 on
 * @param startup seconds from {@code exec} to the first successful visit, by contender
 * @param baselines of the paced rounds, by contender
 */
public record Run(int number, Map<String, Double> startup, Map<String, Baseline> baselines, List<Round> rounds) {
    public Run {
        startup = Collections.unmodifiableMap(new LinkedHashMap<>(startup)); // in their order
        baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
        rounds = List.copyOf(rounds);
    }

    /** Returns the median over the rounds of a scenario; empty if there are none. */
    OptionalDouble median(String scenario, String contender, ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream()
                .filter(round ->
                        round.scenario().equals(scenario) && round.contender().equals(contender))
                .mapToDouble(figure));
    }

    /** Returns the highest figure at full load; empty if it was not measured. */
    OptionalDouble highest(String contender, ToDoubleFunction<Round> figure) {
        return rounds.stream()
                .filter(round -> round.scenario().equals(Round.CLOSED)
                        && round.contender().equals(contender))
                .mapToDouble(figure)
                .max();
    }

    /** Returns the CPU time at full load relative to the other contender's; empty if one of them was not measured. */
    OptionalDouble cpuRatio(String contender, String other) {
        return ratio(contender, other, Round::cpuMicros);
    }

    /** Returns the same ratio of the CPU times with those of the databases. */
    OptionalDouble bothRatio(String contender, String other) {
        return ratio(contender, other, Round::bothMicros);
    }

    private OptionalDouble ratio(String contender, String other, ToDoubleFunction<Round> figure) {
        var own = median(Round.CLOSED, contender, figure);
        var others = median(Round.CLOSED, other, figure);
        return own.isPresent() && others.isPresent()
                ? OptionalDouble.of(own.getAsDouble() / others.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Returns the latency added to PortOne's own, in milliseconds; empty if that was not measured. */
    OptionalDouble added(String contender, ToDoubleFunction<Round> figure, ToDoubleFunction<Baseline> alone) {
        var whole = median(Round.PACED, contender, figure);
        var baseline = baselines.get(contender);
        return whole.isPresent() && baseline != null
                ? OptionalDouble.of(whole.getAsDouble() - alone.applyAsDouble(baseline))
                : OptionalDouble.empty();
    }

    OptionalDouble startup(String contender) {
        var seconds = startup.get(contender);
        return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }
}
