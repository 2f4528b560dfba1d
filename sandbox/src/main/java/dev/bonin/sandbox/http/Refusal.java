package dev.bonin.sandbox.http;

/** The request cannot be served. The message goes to the client: it contains no secret and no personal data. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    public Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    public static Refusal badRequest(String message) {
        return new Refusal(400, message);
    }

    public int status() {
        return status;
    }

    /** Returns the message. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
