package dev.bonin.web.limit;

import dev.bonin.web.problem.TooManyRequestsException;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;

/**
 * How many calls of one kind each caller may make. Callers are told apart by address, IPv6 by its first 64 bits.
 * Whoever has many such networks has them below one /48, which has a wider budget of its own.
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
     * Takes one call from the budget of whoever made this request. Reads nothing of it but addresses, so it can come
     * before all else.
     *
     * @throws TooManyRequestsException if nothing is left; it is answered as the problem {@code too_many_requests}
     */
    public void take(HttpServletRequest request) {
        var caller = addresses.of(request);
        callers.take(caller.key());
        caller.site().ifPresent(sites::take);
    }

    /**
     * Takes nothing, for what is counted only once it has failed.
     *
     * @throws TooManyRequestsException if nothing is left
     */
    public void requireLeft(HttpServletRequest request) {
        var caller = addresses.of(request);
        callers.requireLeft(caller.key());
        caller.site().ifPresent(sites::requireLeft);
    }
}
