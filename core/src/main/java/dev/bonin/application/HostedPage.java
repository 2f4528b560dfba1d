package dev.bonin.application;

import dev.bonin.verification.Mode;
import java.time.Instant;

/**
 * What the page of an application's request may tell the person in front of it.
 *
 * @param returnUrl where the person is sent back to, which tells more of who asks than a name does
 */
public record HostedPage(
        String application, String returnUrl, String purpose, Mode mode, Instant expiresAt, Standing standing) {

    /** What can still come of it, in the browser that looks. */
    public enum Standing {
        /** This browser may claim it, or has. */
        OPEN,
        /** Another browser has claimed it. */
        CLAIMED_ELSEWHERE,
        /** It is accepted, cancelled or expired. */
        OVER
    }

    /** Why a browser may not claim. */
    public enum Refusal {
        /** The token is none of a request that is known. */
        UNKNOWN,
        CLAIMED_ELSEWHERE,
        OVER
    }
}
