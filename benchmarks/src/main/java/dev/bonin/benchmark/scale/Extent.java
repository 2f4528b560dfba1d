package dev.bonin.benchmark.scale;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param warmUp under full load, before a server's steady figures are taken
 * @param during of a measurement
 * @param steady how long people come at a steady rate
 * @param rate of them, per second; 0 where it follows from what full load reached
 * @param connections of the load
 * @param people among whom visitors are drawn
 * @param weighed verifications of each kind, whose room is weighed
 * @param rows that a grown database has, or a table of which one is partitioned
 */
record Extent(
        Duration warmUp,
        Duration during,
        Duration steady,
        double rate,
        int connections,
        long people,
        long weighed,
        long rows) {}
