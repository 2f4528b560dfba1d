package dev.bonin.verification;

import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;

/** The reason why a finish is refused. */
public enum RefusalReason implements Reason {
    /** The {@code imp_uid} is malformed. */
    MALFORMED_IMP_UID(Category.BAD_INPUT),
    /** The {@code identityVerificationId} is malformed. */
    MALFORMED_IDENTITY_VERIFICATION_ID(Category.BAD_INPUT),
    /** This browser has no open request. */
    NOT_STARTED(Category.CONFLICT),
    /**
     * According to its cookie, this browser did not start the named request: the window returned in another browser, or
     * the cookie was lost.
     */
    BINDING_LOST(Category.CONFLICT),
    /** The request of this browser has expired. */
    EXPIRED(Category.GONE),
    /** The request of this browser was closed after too many tries. */
    TOO_MANY_TRIES(Category.THROTTLED),
    /**
     * The request of this browser was cancelled by the application, or closed because the browser started too many
     * others since.
     */
    REQUEST_CANCELLED(Category.GONE),
    /** This browser finished the request too long ago to get the outcome again. */
    FINISHED_LONG_AGO(Category.GONE),
    /**
     * There is no such report, it belongs to another request, or it was used before. One reason for all, so that
     * callers cannot find out which ids exist.
     */
    NOT_THIS_REQUEST(Category.NOT_FOUND),
    /** The person was not verified: they cancelled, failed, or have not finished. */
    NOT_CERTIFIED(Category.UNPROCESSABLE),
    /** The verification is too old, or its time is in the future. */
    STALE(Category.UNPROCESSABLE),
    /** The window was not opened by a page of an allowed origin. */
    ORIGIN_NOT_ALLOWED(Category.UNPROCESSABLE),
    /** The person was verified on a test channel, which verifies nobody, and this is live mode. */
    TEST_CHANNEL(Category.UNPROCESSABLE),
    /** The person was verified on a channel that is not one of the allowed ones, or is not known. */
    CHANNEL_NOT_ALLOWED(Category.UNPROCESSABLE),
    /** A policy of the purpose refused the person; its decision contains the policy and the reason. */
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
