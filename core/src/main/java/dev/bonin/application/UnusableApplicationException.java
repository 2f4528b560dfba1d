package dev.bonin.application;

/**
 * Thrown if a declaration of an application is invalid. The message tells the operator what is wrong and what is
 * expected.
 */
public final class UnusableApplicationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableApplicationException(String message) {
        super(message);
    }
}
