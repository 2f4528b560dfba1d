package dev.bonin.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the events of an application are sent.
 *
 * @param declared whether the settings name it, which then also have its secrets
 * @param off empty while it is on
 */
public record WebhookEndpoint(String application, String url, boolean declared, Optional<Off> off) {

    /** Since when and why nothing is sent. Events are recorded all the same, as failed, and can be replayed. */
    public record Off(Instant at, Cause cause) {}

    /** Why nothing is sent. */
    public enum Cause {
        /** The receiver answered 410. */
        GONE,
        /** An operator switched it off. */
        OPERATOR;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isOn() {
        return off.isEmpty();
    }

    /** Hides the address, which may contain a token. */
    @Override
    public String toString() {
        return "WebhookEndpoint[" + application + "]";
    }
}
