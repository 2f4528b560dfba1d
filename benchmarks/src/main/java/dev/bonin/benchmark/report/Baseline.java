package dev.bonin.benchmark.report;

/**
 * The latency of PortOne alone, at the rate of a paced round: the base of the contender's added latency.
 *
 * @param perSecond visits
 * @param p50 milliseconds, like {@code p99}
 */
public record Baseline(double perSecond, double p50, double p99) {}
