package dev.bonin.verification;

/** Why the answer is no. The code is stable: clients and translations go by it, never by a sentence. */
public enum RefusalReason {
    /** What came is no {@code imp_uid} at all. */
    MALFORMED_IMP_UID("malformed_imp_uid"),
    /** No open request of this browser. */
    NOT_STARTED("not_started"),
    /**
     * The request that is named was not started in this browser, as far as its cookie tells: it came back in another,
     * or lost its cookie.
     */
    BINDING_LOST("binding_lost"),
    /** What this browser started has run out of time. */
    EXPIRED("expired"),
    /** What this browser started was asked about too often, and is closed. */
    TOO_MANY_TRIES("too_many_tries"),
    /**
     * What this browser started was called off by the application, or closed because the browser started many others
     * since.
     */
    REQUEST_CANCELLED("request_cancelled"),
    /** This browser has finished it, too long ago to be told the outcome again. */
    FINISHED_LONG_AGO("finished_long_ago"),
    /**
     * There is no such report, it is not this request's, or it was used before: told alike, so that nobody learns which
     * ids exist.
     */
    NOT_THIS_REQUEST("not_this_request"),
    /** The person was not verified: they cancelled, failed, or have not finished. */
    NOT_CERTIFIED("not_certified"),
    /** Verified too long ago, or at a time that has not come. */
    STALE("stale"),
    /** The window was not opened by a page of ours. */
    ORIGIN_NOT_ALLOWED("origin_not_allowed"),
    /** A policy of the purpose does not let the person through; its decision says which, and why. */
    POLICY("policy");

    private final String code;

    RefusalReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
