package dev.bonin.verification;

/** What came of counting a try. */
public enum TryResult {
    COUNTED,
    /** Every request of the browser was asked about too often, and is closed now. */
    TOO_MANY,
    /** Another attempt on the same request has not ended; nothing was counted. */
    IN_PROGRESS
}
