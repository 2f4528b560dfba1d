package dev.bonin.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Checks calls as receivers of Standard Webhooks do. */
final class WebhookCheck {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration TOLERABLE = Duration.ofMinutes(5);

    private final SecretKeySpec key;
    private final Clock clock;

    WebhookCheck(String secret, Clock clock) {
        var bytes = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        this.key = new SecretKeySpec(bytes, ALGORITHM);
        this.clock = clock;
    }

    /** Returns what is wrong with a call; empty if it is genuine. */
    Optional<String> fault(Function<String, @Nullable String> headers, String body) {
        var id = headers.apply("webhook-id");
        var timestamp = headers.apply("webhook-timestamp");
        var signatures = headers.apply("webhook-signature");
        if (id == null || timestamp == null || signatures == null) {
            return Optional.of("headers: one of webhook-id, webhook-timestamp and webhook-signature is missing");
        }
        if (!isNow(timestamp)) {
            return Optional.of(
                    "webhook-timestamp: " + timestamp + " (expected: seconds, at most five minutes from now)");
        }
        var expected = sign(id + "." + timestamp + "." + body);
        return Arrays.stream(signatures.split(" ", -1)).anyMatch(signature -> isEqual(signature, expected))
                ? Optional.empty()
                : Optional.of("webhook-signature: of another secret or body (expected: one by secret())");
    }

    private boolean isNow(String timestamp) {
        try {
            var sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, clock.instant()).abs().compareTo(TOLERABLE) <= 0;
        } catch (RuntimeException noTime) {
            return false;
        }
    }

    private String sign(String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java platform", impossible);
        }
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
