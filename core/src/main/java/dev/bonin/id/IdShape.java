package dev.bonin.id;

/** What all ids look like. */
public final class IdShape {
    /** As a regular expression, for messages and paths. */
    public static final String PATTERN = "[0-9a-z]{32}";

    static final int LENGTH = 32;

    private IdShape() {}

    /** Whether {@code text} could be an id. By hand, since each verification makes several. */
    public static boolean fits(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z');
    }
}
