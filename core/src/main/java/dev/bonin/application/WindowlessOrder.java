package dev.bonin.application;

import dev.bonin.secret.WindowlessSession;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.Optional;

/**
 * An application's request for a verification by phone, without a window: for apps whose own screens ask for the
 * person's name and number. Nothing in it is validated yet.
 *
 * @param purpose empty for the only declared purpose
 * @param subject who is to be verified, as named by the application, such as an account number
 * @param requested policies, and the form with at least the name of the person, who alone may be verified: otherwise
 *     somebody who learns its id could be, in a window of their own. Must name no account, since {@code subject} says
 *     who is to be verified
 */
public record WindowlessOrder(Optional<String> purpose, String subject, RequestedTerms requested) {
    public WindowlessOrder {
        if (requested.account().isPresent()) {
            throw new IllegalArgumentException(
                    "requested: an account (expected: none; the subject names who is verified)");
        }
    }

    /**
     * An accepted order.
     *
     * @param session proves each further call about it. It belongs on the application's server, in the session of the
     *     device that asked, so that another device cannot go on with its verification
     */
    public record Placed(VerificationId id, WindowlessSession session, Instant expiresAt) {}

    /** Hides the subject, which may identify a person. */
    @Override
    public String toString() {
        return "WindowlessOrder[hidden]";
    }
}
