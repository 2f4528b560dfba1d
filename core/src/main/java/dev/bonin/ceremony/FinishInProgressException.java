package dev.bonin.ceremony;

/**
 * Another finish of the same request has not ended, here or on another node. Nothing was counted; the same call gets
 * its outcome in a moment.
 */
public final class FinishInProgressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FinishInProgressException() {
        super("Another finish of this request has not ended");
    }
}
