package dev.bonin.web.limit;

import dev.bonin.web.problem.TooManyRequestsException;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;

/**
 * How many calls of one kind each caller may make. Callers are distinguished by address, IPv6 by its first 64 bits. A
 * caller with many /64 networks has them in one /48, which has a larger budget of its own.
 */
public final class CallerBudget {
    private static final long CALLERS_PER_SITE = 16;

    private final CallerAddress addresses;
    private final NamedBudget callers;
    private final NamedBudget sites;

    CallerBudget(String name, int perMinute, CallerAddress addresses, TimeMeter time) {
        this.addresses = addresses;
        this.callers = new NamedBudget(name, perMinute, time);
        this.sites = new NamedBudget(name, perMinute * CALLERS_PER_SITE, time);
    }

    /**
     * Takes one call from the budget of the caller. It reads only addresses of the request, so it can run before
     * anything else.
     *
     * @throws TooManyRequestsException if the budget is used up; it is answered as the problem
     *     {@code too_many_requests}
     */
    public void take(HttpServletRequest request) {
        var caller = addresses.of(request);
        callers.take(caller.key());
        caller.site().ifPresent(sites::take);
    }

    /**
     * Checks the budget without taking from it, for calls that count only if they fail.
     *
     * @throws TooManyRequestsException if the budget is used up
     */
    public void requireLeft(HttpServletRequest request) {
        var caller = addresses.of(request);
        callers.requireLeft(caller.key());
        caller.site().ifPresent(sites::requireLeft);
    }
}
