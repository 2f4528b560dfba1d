package dev.bonin.secret;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** The format of Bonin's secrets: 256 random bits in 43 characters of base64url, valid in cookies and URLs. */
final class SecretText {
    private static final int BYTES = 32;
    private static final int LENGTH = 43;

    private SecretText() {}

    static String draw(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Checks without a regular expression, since each finish checks several. */
    static boolean isShaped(String text) {
        return text.length() == LENGTH && text.chars().allMatch(SecretText::isAllowed);
    }

    private static boolean isAllowed(int character) {
        return (character >= '0' && character <= '9')
                || (character >= 'A' && character <= 'Z')
                || (character >= 'a' && character <= 'z')
                || character == '_'
                || character == '-';
    }

    static void require(String name, String text) {
        if (!isShaped(text)) {
            throw new IllegalArgumentException(name + ": invalid (expected: 43 characters of base64url)");
        }
    }
}
