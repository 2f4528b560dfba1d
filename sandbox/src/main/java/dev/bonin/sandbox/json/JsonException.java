package dev.bonin.sandbox.json;

/** The text is not valid JSON. The message gives the position and what was expected, never the content. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonException(String expected, int position) {
        super("JSON at character " + position + ": unreadable (expected: " + expected + ")");
    }
}
