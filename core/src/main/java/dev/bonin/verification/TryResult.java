package dev.bonin.verification;

/** The result of counting a try. */
public enum TryResult {
    COUNTED,
    /** All requests of the browser have been tried too often, and are now closed. */
    TOO_MANY,
    /** Another attempt on the same request is in progress; nothing was counted. */
    IN_PROGRESS
}
