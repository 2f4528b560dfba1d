package dev.bonin.application;

/**
 * What was declared cannot be an application. The message says in a sentence for operators what is wrong and what is
 * expected.
 */
public final class UnusableApplicationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableApplicationException(String message) {
        super(message);
    }
}
