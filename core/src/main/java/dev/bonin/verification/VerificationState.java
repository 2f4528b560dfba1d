package dev.bonin.verification;

import java.util.Locale;

/**
 * The state of a verification request. An open request can change to another state; one that needs a guardian to
 * accepted, refused or erased; an accepted or refused one to erased.
 */
public enum VerificationState {
    /** Started, not finished yet. */
    OPEN,
    /** Finished: a person was verified. */
    ACCEPTED,
    /**
     * Finished: a child was verified, whose legal guardian (법정대리인) has to consent. Counts as not accepted until then.
     */
    GUARDIAN_NEEDED,
    /**
     * Finished: a person was verified, but a policy of the purpose refused them. No data about the person is stored.
     */
    REFUSED,
    /** Was accepted; the data about its person has been erased. */
    ERASED,
    /** Not finished in time. */
    EXPIRED,
    /** Closed after too many tries, by too many other requests of the same browser, or by its application. */
    CANCELLED;

    /** Returns its code in responses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
