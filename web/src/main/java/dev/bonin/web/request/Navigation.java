package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Whether a browser itself goes to an address, as it does from the agency's window, or a page only loads it into
 * itself.
 */
public final class Navigation {
    private static final Set<String> FRAMES = Set.of("iframe", "frame", "embed", "object");

    private Navigation() {}

    /**
     * Images, scripts and frames of a foreign page would use up its visitors' budgets. Callers that say nothing of it
     * are let through.
     *
     * @throws BadInputException if a page loads it
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
