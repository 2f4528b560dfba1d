package dev.bonin.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;

/** Creates budgets of calls, one per kind of call; each counts every caller separately. */
public final class CallerBudgets {
    private final Clock clock;
    private final CallerAddress callers;

    /**
     * Creates budgets that use the time of {@code clock}.
     *
     * @param trustedProxies addresses or CIDR blocks whose {@code X-Forwarded-For} is believed
     * @throws IllegalArgumentException if an entry is neither
     */
    public CallerBudgets(Clock clock, List<String> trustedProxies) {
        this.clock = clock;
        this.callers = new CallerAddress(
                trustedProxies.stream().map(AddressBlock::parse).toList());
    }

    /**
     * Returns the caller's address as budgets see it: only trusted proxies may name another one. For the access log; it
     * may be personal data.
     */
    public String addressOf(HttpServletRequest request) {
        return callers.text(request);
    }

    /**
     * Creates a budget per caller address.
     *
     * @param name the kind of call, such as {@code starts}
     * @param perMinute calls of one caller per minute, at once or spread; more than zero
     */
    public CallerBudget of(String name, int perMinute) {
        return new CallerBudget(name, perMinute, callers, new ForwardTime(clock));
    }

    /**
     * Creates a budget per name, for callers that are identified by more than an address, such as applications by their
     * keys.
     *
     * @param kind the kind of call, such as {@code orders}
     * @param perMinute calls per name and minute; more than zero
     */
    public NamedBudget byName(String kind, int perMinute) {
        return new NamedBudget(kind, perMinute, new ForwardTime(clock));
    }
}
