package dev.bonin.application;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Checks text of an application that is stored and returned. */
public final class PlainText {
    private PlainText() {}

    /**
     * Returns whether the text has {@code fewest} to {@code most} characters (code points), without control characters
     * or unpaired surrogates, which some stores and addresses cannot hold.
     */
    public static boolean isPlain(String text, int fewest, int most) {
        int length = text.codePointCount(0, text.length());
        return length >= fewest && length <= most && text.codePoints().allMatch(PlainText::isPlain);
    }

    /** Returns the length of the text when percent-encoded in the query of an address. */
    static int lengthInAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .length();
    }

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            default -> true;
        };
    }
}
