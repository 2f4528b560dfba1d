package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Distinguishes a browser that navigates to an address, as from the agency's window, from a page that loads it. */
public final class Navigation {
    private static final Set<String> FRAMES = Set.of("iframe", "frame", "embed", "object");

    private Navigation() {}

    /**
     * Refuses loads by a page: images, scripts and frames of another site would use up its visitors' budgets. Callers
     * without these headers are accepted.
     *
     * @throws BadInputException if a page loads the address
     */
    public static void require(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        var loaded = mode != null && !mode.equals("navigate");
        if (loaded || isForeignFrame(request)) {
            throw new BadInputException(CallReason.CROSS_SITE);
        }
    }

    private static boolean isForeignFrame(HttpServletRequest request) {
        var destination = request.getHeader("Sec-Fetch-Dest");
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"))
                && destination != null
                && FRAMES.contains(destination);
    }
}
