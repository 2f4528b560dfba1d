package dev.bonin.sandbox.fault;

import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.Fault.FaultPlan;
import dev.bonin.sandbox.http.Handler;
import dev.bonin.sandbox.http.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Optional;
import java.util.function.Predicate;

/** The planned faults. A call takes the oldest one that applies to its route, and at most one. */
public final class Faults {
    private static final int MAX_WAITING = 1_000;

    private final List<FaultPlan> waiting = new ArrayList<>();

    /**
     * Adds a plan.
     *
     * @throws IllegalStateException if there are already 1,000 plans
     */
    public synchronized void plan(FaultPlan plan) {
        if (waiting.size() == MAX_WAITING) {
            throw new IllegalStateException("faults: " + MAX_WAITING + " waiting (expected: fewer; clear them)");
        }
        waiting.add(plan);
    }

    public synchronized void clear() {
        waiting.clear();
    }

    /** Returns the remaining plans, oldest first. */
    public synchronized List<FaultPlan> waiting() {
        return List.copyOf(waiting);
    }

    /**
     * Returns a handler that answers as {@code handler} does, unless a fault applies.
     *
     * @param tokenRevocation revokes the token of a request, and returns whether it had a valid one
     */
    public Handler around(RestRoute route, Handler handler, Predicate<Request> tokenRevocation) {
        return request -> take(route)
                .map(fault -> fault.strike(new StruckCall(route, request, handler, tokenRevocation)))
                .orElseGet(() -> handler.handle(request));
    }

    private synchronized Optional<Fault> take(RestRoute route) {
        ListIterator<FaultPlan> plans = waiting.listIterator();
        while (plans.hasNext()) {
            FaultPlan plan = plans.next();
            if (plan.strikes(route)) {
                plans.remove();
                if (plan.times() > 1) {
                    plans.add(plan.times(plan.times() - 1));
                }
                return Optional.of(plan.fault());
            }
        }
        return Optional.empty();
    }
}
