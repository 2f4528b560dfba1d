package dev.bonin.sandbox.json;

/** The text is not the JSON we accept. The message tells where and what was expected, never what stood there. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonException(String expected, int position) {
        super("JSON at character " + position + ": unreadable (expected: " + expected + ")");
    }
}
