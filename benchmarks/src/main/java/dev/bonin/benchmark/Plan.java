package dev.bonin.benchmark;

import dev.bonin.benchmark.contender.Contenders;
import java.time.Duration;
import java.util.List;

/**
 * The parameters of a comparison.
 *
 * @param only ids of contenders; empty means all
 * @param runs number of runs, each with restarted contenders
 * @param warmUp the longest warm-up of a contender, under full load
 * @param rounds number of rounds of each contender, in turns
 * @param during duration of each round
 * @param connections connections of the load generator
 * @param people number of people among whom visitors are drawn
 * @param before whether an earlier build is measured, too
 * @param brief whether only full load is measured
 */
record Plan(
        List<String> only,
        int runs,
        Duration warmUp,
        int rounds,
        Duration during,
        int connections,
        long people,
        boolean before,
        boolean brief) {
    static final int SLOW_CONNECTIONS = 500;

    boolean includes(String contender) {
        return (only.isEmpty() || only.contains(contender)) && (before || !Contenders.isBefore(contender));
    }
}
