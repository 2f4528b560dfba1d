package dev.bonin.benchmark.report;

import java.util.OptionalDouble;

/**
 * One measurement of one contender.
 *
 * @param scenario {@link #CLOSED}, {@link #PACED} or {@link #SLOW}
 * @param contender its id
 * @param connections of the load generator
 * @param visits the number of completed visits
 * @param perSecond visits
 * @param cpuMicros CPU time of the contender per visit, in microseconds
 * @param databaseMicros CPU time of its database server per visit; 0 if it has none outside of its own process
 * @param p50 milliseconds, like the next two
 * @param upstreamCalls calls to PortOne, per visit
 * @param allocatedKib per visit; empty if the contender does not report it
 * @param residentMib resident memory of the contender, at the end
 * @param highestMib its highest resident memory since its start
 */
public record Round(
        String scenario,
        String contender,
        int connections,
        long visits,
        double perSecond,
        double cpuMicros,
        double databaseMicros,
        double p50,
        double p99,
        double p999,
        double upstreamCalls,
        OptionalDouble allocatedKib,
        double residentMib,
        double highestMib) {
    /** Full load, in a closed loop. */
    public static final String CLOSED = "closed";

    /** A steady rate of arrivals. */
    public static final String PACED = "paced";

    /** Like {@link #CLOSED}, with a PortOne that is late. */
    public static final String SLOW = "slow";

    /** Returns the CPU time of contender and database together, per visit, in microseconds. */
    public double bothMicros() {
        return cpuMicros + databaseMicros;
    }
}
