package dev.bonin.benchmark.load;

/** A contender answered incorrectly, so its figures are invalid. */
public final class UnexpectedAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnexpectedAnswerException(String expected, Answer answer) {
        super("Expected " + expected + ", but got " + answer.status() + " " + answer.body());
    }
}
