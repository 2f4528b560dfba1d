package dev.bonin.guardian;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a guardian reads before they decide, as the application words it: what is collected of the child, what for, how
 * long, and that they may refuse (개인정보 보호법 제15조 제2항). It names no person.
 *
 * @param version the application's name of this text: 1 to 64 letters, digits, dots, hyphens and underscores
 * @param text plain text of up to 20,000 characters in the guardian's language, shown with its line breaks
 */
public record Wording(String version, String text) {
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LONGEST = 20_000;

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one is malformed; the message names the member only
     */
    public Wording {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "version: malformed (expected: 1 to 64 letters, digits, dots, hyphens and underscores)");
        }
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Wording::isControl)) {
            throw new IllegalArgumentException(
                    "text: empty, too long or with control characters (expected: 1 to 20,000 characters)");
        }
    }

    private static boolean isControl(int letter) {
        return Character.isISOControl(letter) && letter != '\n' && letter != '\r' && letter != '\t';
    }

    /** Returns the SHA-256 of the text in UTF-8, in hexadecimal digits: the page sends it back with the decision. */
    public String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
