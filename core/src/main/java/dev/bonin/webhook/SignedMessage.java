package dev.bonin.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One attempt to tell of an event.
 *
 * @param headers the three of Standard Webhooks
 * @param body to be sent in UTF-8
 */
public record SignedMessage(Map<String, String> headers, String body) {
    public SignedMessage {
        headers = Map.copyOf(headers);
    }

    /**
     * Signs an event with each secret, so that a receiver that knows one of them can check it.
     *
     * @param secrets at least one
     */
    public static SignedMessage of(WebhookEvent event, List<WebhookSecret> secrets, Instant now) {
        if (secrets.isEmpty()) {
            throw new IllegalArgumentException("secrets: none (expected: at least one)");
        }
        var body = event.body();
        long timestamp = now.getEpochSecond();
        var signatures = secrets.stream()
                .map(secret -> secret.sign(event.id(), timestamp, body))
                .collect(Collectors.joining(" "));
        return new SignedMessage(
                Map.of(
                        "webhook-id",
                        event.id(),
                        "webhook-timestamp",
                        Long.toString(timestamp),
                        "webhook-signature",
                        signatures),
                body);
    }

    @Override
    public String toString() {
        return "SignedMessage[" + headers.get("webhook-id") + "]";
    }
}
