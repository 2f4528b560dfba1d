package dev.bonin.application;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text of an application's that is kept and handed back. */
public final class PlainText {
    private PlainText() {}

    /**
     * Whether it has {@code fewest} to {@code most} characters, all of which every store and address can carry: no
     * control characters, no half ones.
     */
    public static boolean isPlain(String text, int fewest, int most) {
        int length = text.codePointCount(0, text.length());
        return length >= fewest && length <= most && text.codePoints().allMatch(PlainText::isPlain);
    }

    /** How long it is in the query of an address, where all but a few characters take three for each of their bytes. */
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
