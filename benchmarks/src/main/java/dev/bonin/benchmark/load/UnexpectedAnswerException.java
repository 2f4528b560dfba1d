package dev.bonin.benchmark.load;

/** A contender did not do its work, so its figures would mean nothing. */
public final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnexpectedAnswerException(String expected, Answer answer) {
        super("Expected " + expected + ", and got " + answer.status() + " " + answer.body());
    }
}
