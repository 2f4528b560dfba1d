package dev.bonin.benchmark.scale;

import java.time.Duration;

/**
 * The parameters of a measurement.
 *
 * @param warmUp duration of full load before a server's steady figures are measured
 * @param during duration of a measurement
 * @param steady duration of the steady rate
 * @param endured duration of full load while memory is read
 * @param rate steady rate per second; 0 to derive it from the rate at full load
 * @param connections connections of the load generator
 * @param people number of people among whom visitors are drawn
 * @param weighed number of verifications of each kind whose disk usage is measured
 * @param rows number of rows of a grown database, or of a partitioned table
 */
record Parameters(
        Duration warmUp,
        Duration during,
        Duration steady,
        Duration endured,
        double rate,
        int connections,
        long people,
        long weighed,
        long rows) {}
