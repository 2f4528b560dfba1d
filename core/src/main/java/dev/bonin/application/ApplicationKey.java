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
 * The secret of an application: 256 random bits with the prefix {@code bonin_}, which lets scanners for leaked secrets
 * recognise it.
 */
public record ApplicationKey(String reveal) {
    private static final int BYTES = 32;
    private static final String PREFIX = "bonin_";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[0-9A-Za-z_-]{43}");

    public ApplicationKey {
        if (!SHAPE.matcher(reveal).matches()) {
            throw new IllegalArgumentException(
                    "ApplicationKey: invalid (expected: bonin_ and 43 characters of base64url)");
        }
    }

    /**
     * Creates a key.
     *
     * @param random must be unpredictable
     */
    public static ApplicationKey draw(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new ApplicationKey(
                PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Parses a key sent by a caller; empty if the format does not match. */
    public static Optional<ApplicationKey> tryParse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new ApplicationKey(text)) : Optional.empty();
    }

    /**
     * Returns the hash to store. The key has enough random bits to resist brute force, so neither a salt nor a slow
     * hash is needed.
     */
    public ApplicationKeyHash hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(reveal.getBytes(StandardCharsets.US_ASCII));
            return new ApplicationKeyHash(HexFormat.of().formatHex(digest));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-256 is missing from this Java platform", impossible);
        }
    }

    @Override
    public String toString() {
        return "ApplicationKey[hidden]";
    }
}
