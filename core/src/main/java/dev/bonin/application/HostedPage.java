package dev.bonin.application;

import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;
import dev.bonin.verification.Mode;
import java.time.Instant;

/**
 * What the page of an application's request may show to the person.
 *
 * @param returnUrl where the person returns to; it identifies the application better than its name
 */
public record HostedPage(
        String application, String returnUrl, String purpose, Mode mode, Instant expiresAt, Standing standing) {

    /** The state of the request for the browser that opens the page. */
    public enum Standing {
        /** This browser may claim it, or has claimed it. */
        OPEN,
        /** Another browser has claimed it. */
        CLAIMED_ELSEWHERE,
        /** It is finished, cancelled or expired. */
        OVER
    }

    /** The reason why a browser may not claim a request. */
    public enum Refusal implements Reason {
        /** No known request has this token. */
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
