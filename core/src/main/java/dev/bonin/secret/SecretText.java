package dev.bonin.secret;

import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The format of Bonin's secrets: 256 random bits in 43 characters of base64url, valid in cookies and URLs. */
final class SecretText {
    private static final int BYTES = 32;
    private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z_-]{43}");

    private SecretText() {}

    static String draw(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean isShaped(String text) {
        return SHAPE.matcher(text).matches();
    }

    static void require(String name, String text) {
        if (!isShaped(text)) {
            throw new IllegalArgumentException(name + ": invalid (expected: 43 characters of base64url)");
        }
    }
}
