package dev.bonin.benchmark.report;

import java.util.OptionalDouble;

/**
 * One contender, measured once.
 *
 * @param scenario {@link #CLOSED}, {@link #PACED} or {@link #SLOW}
 * @param contender its id
 * @param connections of the load
 * @param visits that came to their end
 * @param perSecond visits
 * @param cpuMicros CPU time of the contender per visit, in microseconds
 * @param p50 milliseconds, as the next two
 * @param upstreamCalls that PortOne answered, per visit
 * @param allocatedKib per visit; empty where the contender does not tell
 * @param residentMib of the contender, at the end
 */
public record Round(
        String scenario,
        String contender,
        int connections,
        long visits,
        double perSecond,
        double cpuMicros,
        double p50,
        double p99,
        double p999,
        double upstreamCalls,
        OptionalDouble allocatedKib,
        double residentMib) {
    /** As fast as the contender answers. */
    public static final String CLOSED = "closed";

    /** As people come. */
    public static final String PACED = "paced";

    /** As {@link #CLOSED}, with a PortOne that is late. */
    public static final String SLOW = "slow";
}
