package dev.bonin.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * The stored hash by which an {@link ApplicationKey} is recognised.
 *
 * @param hex SHA-256 of the key's text, in 64 lower-case hexadecimal digits
 */
public record ApplicationKeyHash(String hex) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public ApplicationKeyHash {
        if (!SHAPE.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "ApplicationKeyHash: invalid (expected: SHA-256 in 64 lower-case hexadecimal digits)");
        }
    }

    /** Compares in constant time. */
    boolean matches(ApplicationKeyHash other) {
        return MessageDigest.isEqual(
                hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "ApplicationKeyHash[hidden]";
    }
}
