package dev.bonin.verification;

import java.util.Locale;

/** Where a verification request stands. Only an open one can become anything else, and an accepted one erased. */
public enum VerificationState {
    /** Started, and waiting for its finish. */
    OPEN,
    /** Finished: a person was verified. */
    ACCEPTED,
    /**
     * Finished: a person was verified whom a policy of the purpose does not let through. Nothing of the person is kept.
     */
    REFUSED,
    /** It was accepted, and nothing of its person is kept any more. */
    ERASED,
    /** Its time ran out. */
    EXPIRED,
    /** Given up: too many tries, too many other requests of the same browser, or by its application. */
    CANCELLED;

    /** The word for it in answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
