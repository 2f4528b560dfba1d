package dev.bonin.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes and derives secrets. The use is part of the input, so that a value for one use is worthless for another. */
final class SecretDigest {
    private SecretDigest() {}

    /**
     * Returns the hash by which a secret is recognised: SHA-256 in hexadecimal digits. Only for secrets with enough
     * random bits to resist brute force.
     */
    static String of(String use, String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(("bonin:" + use + ":").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-256 is missing from this Java platform", impossible);
        }
    }

    /**
     * Derives another secret from {@code key} for {@code subject} (HMAC, RFC 2104). The key cannot be computed from the
     * result.
     */
    static String derive(String use, String key, String subject) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            var derived = mac.doFinal(("bonin:" + use + ":" + subject).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("HmacSHA256 is missing from this Java platform", impossible);
        }
    }
}
