package dev.bonin.source;

import java.util.Optional;

/**
 * Has people verified by phone without a window: an agency sends them a code, or asks them in their carrier's app. Each
 * call throws a {@link SourceException} if the agency could not be asked, or its answer was lost: a message may have
 * been sent then. Its kind says whether to retry.
 */
public interface PhoneAgency {

    /** Begins the verification of a person, who gets a message. */
    Answer send(IdentityVerificationId id, PhoneOrder order);

    /** Sends the message once more. */
    Answer resend(IdentityVerificationId id);

    /**
     * Ends the verification. If {@link Answer#DONE}, the report about it is there.
     *
     * @param code the code that the person typed; empty if they answered in the carrier's app
     */
    Answer confirm(IdentityVerificationId id, Optional<String> code);

    /** What the agency answered. */
    enum Answer {
        DONE,
        /** Nothing was sent yet that could be sent again or confirmed. */
        NOT_SENT,
        /** It was sent before: resend it instead. */
        ALREADY_SENT,
        /** The person is verified already; the report is there. */
        ALREADY_VERIFIED,
        /** There were too many attempts on this id. */
        TOO_MANY_ATTEMPTS,
        /** The code is wrong or too old, or name, number and carrier are not of one person. The agency does not say. */
        REFUSED,
        /** A value is not one that the agency takes. */
        NOT_TAKEN
    }
}
