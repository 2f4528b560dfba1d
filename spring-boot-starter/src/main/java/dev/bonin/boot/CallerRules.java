package dev.bonin.boot;

import dev.bonin.verification.Mode;
import dev.bonin.web.CallerBudgets;
import dev.bonin.web.WebConfiguration.CallerLimits;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** How much one caller may ask, and how callers are told apart; or a refusal to start with what to set. */
final class CallerRules {
    /** Korean carriers put thousands of phones behind one address, so one address is not one person. */
    private static final int STARTS = 120;

    private static final int FINISHES = 240;

    /** Load tests run against the sandbox. */
    private static final int SANDBOX_FACTOR = 100;

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
                    name + " would let nobody through.", "Set " + name + " to 1 or more, or remove it.");
        }
        return set == null ? otherwise : set;
    }

    CallerBudgets budgets(Clock clock) {
        try {
            return new CallerBudgets(clock, web.trustedProxies());
        } catch (IllegalArgumentException unreadable) {
            throw new RefusedStartException(
                    "bonin.web.trusted-proxies lists something that is no address.",
                    "Set it to addresses or CIDR blocks of your proxies, such as 10.0.0.7,192.168.0.0/16; names are not looked up.");
        }
    }
}
