package dev.bonin.boot;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.verification.Mode;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.CallerLimits;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the limits of calls and the trusted proxies, or refuses the start with what to set. */
final class CallerRules {
    /** Korean carriers put thousands of phones behind one address, so one address is not one person. */
    private static final int STARTS = 120;

    private static final int FINISHES = 240;

    /** Load tests run against the sandbox. */
    private static final int SANDBOX_FACTOR = 100;

    private static final Logger LOG = LoggerFactory.getLogger(CallerRules.class);

    /** States that there is no proxy, and silences the warning. */
    private static final String NO_PROXY = "none";

    private final BoninProperties.Web web;

    CallerRules(BoninProperties properties) {
        this.web = properties.web();
    }

    CallerLimits limits(Mode mode) {
        int factor = mode == Mode.SANDBOX ? SANDBOX_FACTOR : 1;
        var limits = web.limits();
        return new CallerLimits(
                limit("bonin.web.limits.starts-per-minute", limits.startsPerMinute(), STARTS * factor),
                limit("bonin.web.limits.finishes-per-minute", limits.finishesPerMinute(), FINISHES * factor));
    }

    private static int limit(String name, @Nullable Integer set, int otherwise) {
        if (set != null && set < 1) {
            throw new RefusedStartException(
                    name + " would refuse every call.", "Set " + name + " to 1 or more, or remove it.");
        }
        return set == null ? otherwise : set;
    }

    CallerBudgets budgets(Mode mode, Clock clock) {
        var proxies = web.trustedProxies();
        if (proxies.isEmpty() && mode == Mode.LIVE) {
            LOG.warn(
                    "bonin.web.trusted-proxies is not set, so callers are identified by the address of their connection. Behind a proxy"
                            + " or load balancer all callers have the same address and share one budget of calls. Set it"
                            + " (BONIN_WEB_TRUSTEDPROXIES) to the addresses of your proxies, or to none if there are none.");
        }
        try {
            return new CallerBudgets(clock, proxies.equals(List.of(NO_PROXY)) ? List.of() : proxies);
        } catch (IllegalArgumentException unreadable) {
            throw new RefusedStartException(
                    "bonin.web.trusted-proxies has an entry that is not an address.",
                    "Set it to addresses or CIDR blocks of your proxies, such as 10.0.0.7,192.168.0.0/16, or to none; names are not looked up.");
        }
    }
}
