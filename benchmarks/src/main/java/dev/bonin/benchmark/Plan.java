package dev.bonin.benchmark;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param only ids of contenders; empty means all
 * @param runs of everything, with contenders that are started anew
 * @param warmUp of a contender, under full load, at most
 * @param rounds of each contender, in turns
 * @param during of each round
 * @param connections of the load
 * @param people among whom visitors are drawn
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
        boolean brief) {
    static final int SLOW_CONNECTIONS = 500;

    boolean includes(String contender) {
        return only.isEmpty() || only.contains(contender);
    }
}
