package dev.bonin.sandbox.fault;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.call.RestRoute;
import org.jspecify.annotations.Nullable;

/**
 * A fault and the calls to which it applies.
 *
 * @param times the number of calls, 1 to 1,000
 * @param route null for every route on which the fault can occur
 */
public record FaultPlan(Fault fault, int times, @Nullable RestRoute route) {

    public FaultPlan {
        requireNonNull(fault, "fault");
        if (times < 1 || times > 1_000) {
            throw new IllegalArgumentException("times: " + times + " (expected: 1 to 1000)");
        }
        if (route != null && !fault.concerns(route)) {
            throw new IllegalArgumentException("route: " + route + " (expected: one that the fault applies to)");
        }
    }

    /** Returns a plan for the next call to which the fault applies. */
    public static FaultPlan once(Fault fault) {
        return new FaultPlan(fault, 1, null);
    }

    public FaultPlan times(int otherTimes) {
        return new FaultPlan(fault, otherTimes, route);
    }

    public FaultPlan on(RestRoute otherRoute) {
        return new FaultPlan(fault, times, otherRoute);
    }

    boolean strikes(RestRoute called) {
        return fault.concerns(called) && (route == null || route == called);
    }
}
