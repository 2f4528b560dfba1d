package dev.bonin.benchmark.report;

/**
 * What PortOne takes by itself, at the rate at which a contender is paced: what the contender adds to.
 *
 * @param perSecond visits
 * @param p50 milliseconds, as {@code p99}
 */
public record Baseline(double perSecond, double p50, double p99) {}
