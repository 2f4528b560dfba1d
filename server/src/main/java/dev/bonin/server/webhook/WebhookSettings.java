package dev.bonin.server.webhook;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.verification.Mode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of webhooks that no single application has.
 *
 * @param webhooks where webhooks may be sent, and how long their log is kept
 */
@ConfigurationProperties("bonin")
public record WebhookSettings(@DefaultValue Rules webhooks) {

    /**
     * Settings of webhooks.
     *
     * @param internal whether webhooks may go to private and loopback addresses, and to {@code http://}. Otherwise only
     *     to public addresses over TLS, so that whoever may set an address reaches nothing inside your network.
     *     Default: false in live mode, true in sandbox mode
     * @param keep how long the delivery log is kept, at least {@code 2d}
     */
    public record Rules(
            @Nullable Boolean internal, @DefaultValue("30d") Duration keep) {
        /** Longer than any event is tried. */
        private static final Duration LEAST = Duration.ofDays(2);

        private static final Duration MOST = Duration.ofDays(3650);

        public Rules {
            if (keep.compareTo(LEAST) < 0 || keep.compareTo(MOST) > 0) {
                throw new RefusedStartException(
                        "bonin.webhooks.keep cannot be used.", "Set it to a time from 2d to 3650d, such as 30d.");
            }
        }

        /** Returns whether addresses that are not public, and plain http, are allowed. */
        public boolean allowsInternal(Mode mode) {
            return internal == null ? mode == Mode.SANDBOX : internal;
        }
    }
}
