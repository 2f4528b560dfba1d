package dev.bonin.ceremony;

/**
 * Thrown if another finish of the same request is in progress, on this or another node. No try was counted. The caller
 * should repeat the call in a moment to get the outcome.
 */
public final class FinishInProgressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FinishInProgressException() {
        super("Another finish of this request is in progress");
    }
}
