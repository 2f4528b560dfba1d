package dev.bonin.server.application;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.verification.Mode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many calls of applications are accepted per minute.
 *
 * @param ordersPerMinute orders of one application per minute, from any address; each node counts by itself. Calls
 *     of one address with a wrong key have a limit of their own, 60 per minute (6,000 in sandbox mode); a key that was
 *     right before still works there. Default: 600 in live mode, 60,000 in sandbox mode
 */
@ConfigurationProperties("bonin.web.limits")
record OrderLimits(@Nullable Integer ordersPerMinute) {
    private static final int ORDERS = 600;

    /** A correctly configured application has none. */
    private static final int FAILURES = 60;

    /** Load tests run against the sandbox. */
    private static final int SANDBOX_FACTOR = 100;

    OrderLimits {
        if (ordersPerMinute != null && ordersPerMinute < 1) {
            throw new RefusedStartException(
                    "bonin.web.limits.orders-per-minute would refuse every order.",
                    "Set bonin.web.limits.orders-per-minute to 1 or more, or remove it.");
        }
    }

    int orders(Mode mode) {
        return ordersPerMinute == null ? ORDERS * factor(mode) : ordersPerMinute;
    }

    /** Returns how many failed authentications of one address are answered in a minute. */
    static int failures(Mode mode) {
        return FAILURES * factor(mode);
    }

    private static int factor(Mode mode) {
        return mode == Mode.SANDBOX ? SANDBOX_FACTOR : 1;
    }
}
