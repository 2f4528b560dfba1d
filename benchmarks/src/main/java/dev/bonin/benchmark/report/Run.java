package dev.bonin.benchmark.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * All contenders, started once and measured.
 *
 * @param number from 1 on
 * @param startup seconds from {@code exec} to the first visit that got through, by contender
 * @param baselines of the paced rounds, by contender
 */
public record Run(int number, Map<String, Double> startup, Map<String, Baseline> baselines, List<Round> rounds) {
    public Run {
        startup = Collections.unmodifiableMap(new LinkedHashMap<>(startup)); // in their order
        baselines = Collections.unmodifiableMap(new LinkedHashMap<>(baselines));
        rounds = List.copyOf(rounds);
    }

    /** The median over the rounds of a scenario; empty where there was none. */
    OptionalDouble median(String scenario, String contender, ToDoubleFunction<Round> figure) {
        return Median.of(rounds.stream()
                .filter(round ->
                        round.scenario().equals(scenario) && round.contender().equals(contender))
                .mapToDouble(figure));
    }

    /** How many times the other's CPU time a contender takes at full load; empty where one of them was not measured. */
    OptionalDouble cpuRatio(String contender, String other) {
        var own = median(Round.CLOSED, contender, Round::cpuMicros);
        var others = median(Round.CLOSED, other, Round::cpuMicros);
        return own.isPresent() && others.isPresent()
                ? OptionalDouble.of(own.getAsDouble() / others.getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * What a contender adds to the time that PortOne itself takes, in milliseconds; empty where that was not measured.
     */
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
