package dev.bonin.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * The parameters of a comparison.
 *
 * @param contenders their ids
 * @param runs number of runs, each with restarted contenders
 * @param warmUp the longest warm-up of a contender, under full load
 * @param rounds number of rounds of each contender, in turns
 * @param during duration of each round
 * @param connections connections of the load generator
 * @param people number of people among whom visitors are drawn
 * @param brief whether only full load is measured
 */
record Plan(
        List<String> contenders,
        int runs,
        Duration warmUp,
        int rounds,
        Duration during,
        int connections,
        long people,
        boolean brief) {
    static final int SLOW_CONNECTIONS = 500;

    boolean includes(String contender) {
        return contenders.contains(contender);
    }
}
