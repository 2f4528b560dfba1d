package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Recognises a page at another origin: its browser keeps no cookie of ours, so no finish could ever succeed. */
public final class SameOrigin {
    private SameOrigin() {}

    /**
     * Refuses the start of such a page, before a person verifies in vain. The browser says whether the page is at the
     * origin that it calls, so a development server that passes calls on is no other origin. Callers without these
     * headers are accepted.
     *
     * @param browser the nonce of the browser; with one, its cookie has arrived
     * @throws BadInputException if the page is at another origin and no cookie has arrived
     */
    public static void require(HttpServletRequest request, Optional<BrowserNonce> browser) {
        var site = request.getHeader("Sec-Fetch-Site");
        var elsewhere = "same-site".equals(site) || "cross-site".equals(site);
        if (elsewhere && request.getHeader("Origin") != null && browser.isEmpty()) {
            throw new BadInputException(CallReason.OTHER_ORIGIN);
        }
    }
}
