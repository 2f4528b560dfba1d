package dev.bonin.webhook;

import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.Optional;

/**
 * One event as it is sent to its application: ids and codes, no person, no subject and no {@code state}.
 *
 * @param id the same for all attempts
 * @param at when it happened
 * @param reason why a policy refused; empty for other events
 */
public record WebhookEvent(
        String id,
        String application,
        VerificationId verification,
        WebhookType type,
        Instant at,
        String purpose,
        Mode mode,
        Optional<String> reason) {

    /** Returns the body to send: JSON, to be sent in UTF-8, the same at each attempt. */
    public String body() {
        var text = new StringBuilder("{");
        member("type", type.code(), text).append(',');
        member("timestamp", at.toString(), text).append(",\"data\":{");
        member("verification_id", verification.value(), text).append(',');
        member("purpose", purpose, text).append(',');
        member("mode", mode.code(), text).append(',');
        member("status", type.state().code(), text);
        reason.ifPresent(why -> member("reason", why, text.append(',')));
        return text.append("}}").toString();
    }

    private static StringBuilder member(String name, String value, StringBuilder text) {
        text.append('"').append(name).append("\":\"");
        value.chars().forEach(letter -> {
            if (letter == '"' || letter == '\\') {
                text.append('\\').append((char) letter);
            } else if (letter < ' ') {
                text.append("\\u%04x".formatted(letter));
            } else {
                text.append((char) letter);
            }
        });
        return text.append('"');
    }
}
