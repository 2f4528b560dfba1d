package dev.bonin.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that an application shares to check who sends its webhooks: {@code whsec_} and 24 to 64 bytes in base64,
 * as Standard Webhooks writes it.
 */
public record WebhookSecret(String reveal) {
    private static final String PREFIX = "whsec_";
    private static final int LEAST_BYTES = 24;
    private static final int MOST_BYTES = 64;
    private static final int DRAWN_BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";

    public WebhookSecret {
        if (!isShaped(reveal)) {
            throw new IllegalArgumentException(
                    "WebhookSecret: invalid (expected: whsec_ and 24 to 64 bytes in base64)");
        }
    }

    /**
     * Creates a secret of 32 bytes.
     *
     * @param random must be unpredictable
     */
    public static WebhookSecret draw(RandomGenerator random) {
        var bytes = new byte[DRAWN_BYTES];
        random.nextBytes(bytes);
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(bytes));
    }

    /** Parses a secret of the settings; empty if it has another format. */
    public static Optional<WebhookSecret> tryParse(String text) {
        return isShaped(text) ? Optional.of(new WebhookSecret(text)) : Optional.empty();
    }

    private static boolean isShaped(String text) {
        if (!text.startsWith(PREFIX)) {
            return false;
        }
        try {
            int bytes = bytes(text).length;
            return bytes >= LEAST_BYTES && bytes <= MOST_BYTES;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /** Returns the signature of one attempt, as it stands in the header: {@code v1,} and base64. */
    String sign(String id, long timestamp, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes(reveal), ALGORITHM));
            var signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java platform", impossible);
        }
    }

    @Override
    public String toString() {
        return "WebhookSecret[hidden]";
    }
}
