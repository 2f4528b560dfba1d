package dev.bonin.application;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What an application proves itself with: 256 random bits behind {@code bonin_}, by which scanners for leaked secrets
 * know it.
 */
public record ApplicationKey(String reveal) {
    private static final int BYTES = 32;
    private static final String PREFIX = "bonin_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9A-Za-z_-]{43}");

    public ApplicationKey {
        if (!SHAPE.matcher(reveal).matches()) {
            throw new IllegalArgumentException("ApplicationKey: not of its shape (expected: bonin_ and 43 characters)");
        }
    }

    /** A new one, out of {@code random}, which must be unpredictable. */
    public static ApplicationKey draw(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new ApplicationKey(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads what a caller brought; empty if it is none of ours. */
    public static Optional<ApplicationKey> tryParse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new ApplicationKey(text)) : Optional.empty();
    }

    /** What is kept of it. It is so random that no salt and no slow hash is needed: nobody can try keys out. */
    public ApplicationKeyHash hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(reveal.getBytes(StandardCharsets.US_ASCII));
            return new ApplicationKeyHash(HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "ApplicationKey[hidden]";
    }
}
