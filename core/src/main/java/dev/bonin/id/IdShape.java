package dev.bonin.id;

/** The format that all ids share. */
public final class IdShape {
    /** The format as a regular expression, for messages and paths. */
    public static final String PATTERN = "[0-9a-z]{32}";

    static final int LENGTH = 32;

    private IdShape() {}

    /**
     * Returns whether {@code text} has the format of an id. Does not use a regular expression, since each verification
     * creates several ids.
     */
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
