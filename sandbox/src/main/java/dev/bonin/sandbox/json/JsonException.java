package dev.bonin.sandbox.json;

/** The text is not valid JSON. The message gives the position and what was expected, never the content. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final int position;

    JsonException(String expected, int position) {
        super("JSON at character " + position + ": unreadable (expected: " + expected + ")");
        this.expected = expected;
        this.position = position;
    }

    /** Returns what was expected there, in English. */
    public String expected() {
        return expected;
    }

    /** Returns the number of characters before the unreadable one. */
    public int position() {
        return position;
    }
}
