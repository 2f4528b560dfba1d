package dev.bonin.benchmark.load;

/** A contender answered incorrectly, so its figures are invalid. */
public final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int SERVER_ERROR = 500;

    private final int status;

    public UnexpectedAnswerException(String expected, Answer answer) {
        super("Expected " + expected + ", but got " + answer.status() + " " + answer.body());
        this.status = answer.status();
    }

    /** Returns whether the contender failed (5xx), rather than refused. */
    boolean isServerError() {
        return status >= SERVER_ERROR;
    }
}
