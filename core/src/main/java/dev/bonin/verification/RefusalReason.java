package dev.bonin.verification;

import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;

/** Why a finish is refused. */
public enum RefusalReason implements Reason {
    /** What came is no {@code imp_uid} at all. */
    MALFORMED_IMP_UID(Category.BAD_INPUT),
    /** No open request of this browser. */
    NOT_STARTED(Category.CONFLICT),
    /**
     * The request that is named was not started in this browser, as far as its cookie tells: it came back in another,
     * or lost its cookie.
     */
    BINDING_LOST(Category.CONFLICT),
    /** What this browser started has run out of time. */
    EXPIRED(Category.GONE),
    /** What this browser started was asked about too often, and is closed. */
    TOO_MANY_TRIES(Category.THROTTLED),
    /**
     * What this browser started was called off by the application, or closed because the browser started many others
     * since.
     */
    REQUEST_CANCELLED(Category.GONE),
    /** This browser has finished it, too long ago to be told the outcome again. */
    FINISHED_LONG_AGO(Category.GONE),
    /**
     * There is no such report, it is not this request's, or it was used before: told alike, so that nobody learns which
     * ids exist.
     */
    NOT_THIS_REQUEST(Category.NOT_FOUND),
    /** The person was not verified: they cancelled, failed, or have not finished. */
    NOT_CERTIFIED(Category.UNPROCESSABLE),
    /** Verified too long ago, or at a time that has not come. */
    STALE(Category.UNPROCESSABLE),
    /** The window was not opened by a page of ours. */
    ORIGIN_NOT_ALLOWED(Category.UNPROCESSABLE),
    /** A policy of the purpose does not let the person through; its decision says which, and why. */
    POLICY(Category.FORBIDDEN);

    private final Category category;

    RefusalReason(Category category) {
        this.category = category;
    }

    @Override
    public Category category() {
        return category;
    }
}
