package dev.bonin.application;

import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;
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
    public enum Refusal implements Reason {
        /** The token is none of a request that is known. */
        UNKNOWN(Category.NOT_FOUND, "unknown_page"),
        CLAIMED_ELSEWHERE(Category.CONFLICT, "claimed_elsewhere"),
        OVER(Category.GONE, "page_over");

        private final Category category;
        private final String code;

        Refusal(Category category, String code) {
            this.category = category;
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Category category() {
            return category;
        }
    }
}
