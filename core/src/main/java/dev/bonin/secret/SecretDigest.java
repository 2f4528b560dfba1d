package dev.bonin.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What may be kept, or told, of a secret. The use is part of what is hashed, so that the hash of one use is worth
 * nothing in another.
 */
final class SecretDigest {
    private SecretDigest() {}

    /**
     * By which a secret is recognised: SHA-256 in hexadecimal digits. Only for secrets of many random bits, which
     * nobody can try out.
     */
    static String of(String use, String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(("bonin:" + use + ":").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /**
     * Another secret, made of {@code key} for {@code subject} (HMAC, RFC 2104): whoever knows it cannot tell the key.
     */
    static String derive(String use, String key, String subject) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            var derived = mac.doFinal(("bonin:" + use + ":" + subject).getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HMAC with SHA-256", impossible);
        }
    }
}
