package dev.bonin.application;

/**
 * Thrown if a declaration of an application is invalid. The message tells the operator what is wrong and what is
 * expected.
 */
public final class UnusableApplicationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String korean;

    /** Creates an exception with its message in both languages. */
    public UnusableApplicationException(String message, String korean) {
        super(message);
        this.korean = korean;
    }

    /** Returns the message in Korean, without a full stop at its end, as the message has none. */
    public String korean() {
        return korean;
    }
}
