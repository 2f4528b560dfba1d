package dev.bonin.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;

/** Gives out budgets of calls, one per kind of call, that each count every caller for themselves. */
public final class CallerBudgets {
    private final Clock clock;
    private final CallerAddress callers;

    /**
     * Budgets by the time of {@code clock}.
     *
     * @param trustedProxies addresses or CIDR blocks whose {@code X-Forwarded-For} is believed
     * @throws IllegalArgumentException if one of them is neither
     */
    public CallerBudgets(Clock clock, List<String> trustedProxies) {
        this.clock = clock;
        this.callers = new CallerAddress(
                trustedProxies.stream().map(AddressBlock::parse).toList());
    }

    /**
     * From where a call comes, as budgets see it: a proxy of ours is believed, nobody else is. For the access log; it
     * may be a person's own.
     */
    public String addressOf(HttpServletRequest request) {
        return callers.text(request);
    }

    /**
     * A budget that nobody else draws on.
     *
     * @param name what is counted, such as {@code starts}
     * @param perMinute how many calls of one caller are let through in a minute, all at once or spread; more than zero
     */
    public CallerBudget of(String name, int perMinute) {
        return new CallerBudget(name, perMinute, callers, new ForwardTime(clock));
    }

    /**
     * A budget of those whom something better than an address tells apart, such as applications by their keys.
     *
     * @param kind what is counted, such as {@code orders}
     * @param perMinute how many calls of one of them are let through in a minute; more than zero
     */
    public NamedBudget byName(String kind, int perMinute) {
        return new NamedBudget(kind, perMinute, new ForwardTime(clock));
    }
}
