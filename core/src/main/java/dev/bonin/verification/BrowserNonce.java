package dev.bonin.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The secret in a browser's cookie: 256 random bits. Whoever holds it is the browser that started; only its hash is ever kept. It is to this
 * ceremony what the code verifier is to OAuth (RFC 7636).
 */
public record BrowserNonce(String reveal) {
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z_-]{43}");

    public BrowserNonce {
        if (!SHAPE.matcher(reveal).matches()) {
            throw new IllegalArgumentException("BrowserNonce: not of its shape (expected: 43 characters of base64url)");
        }
    }

    /** A new one, out of {@code random}, which must be unpredictable. */
    public static BrowserNonce draw(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new BrowserNonce(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads what a cookie brought; empty if it is none of ours. */
    public static Optional<BrowserNonce> tryParse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new BrowserNonce(text)) : Optional.empty();
    }

    /** What a request keeps of it: enough to recognise the browser, not to be it. */
    BindingHash hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("bonin:browser:".getBytes(StandardCharsets.US_ASCII));
            return new BindingHash(HexFormat.of().formatHex(digest.digest(reveal.getBytes(StandardCharsets.US_ASCII))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "BrowserNonce[hidden]";
    }
}
