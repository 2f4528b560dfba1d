package dev.bonin.web.problem;

import dev.bonin.reason.CallReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Logging of calls: {@code request_id} in the MDC while a call is handled, and one line for each refused call. Logs
 * nothing from the request except an id in a safe format.
 */
public final class CallLog {
    /** The key in SLF4J's MDC. */
    static final String REQUEST_ID = "request_id";

    private static final String ROUTE = "dev.bonin.route";
    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    /** Refusals that any caller can cause in large numbers: failed authentications, and calls beyond a limit. */
    private static final Set<Integer> IN_FLOODS = Set.of(401, 429);

    private static final int MOST_CHEAP_LINES = 50;

    /** Refusals before any rate limit: unknown addresses and calls from other sites cost their sender nothing. */
    private static final LineBudget CHEAP = new LineBudget(MOST_CHEAP_LINES, System::nanoTime);

    private final @Nullable String before;

    private CallLog(String id) {
        before = MDC.get(REQUEST_ID);
        MDC.put(REQUEST_ID, id);
    }

    /** Puts the id of a call into the MDC of this thread, until {@link #end} is called on the result. */
    public static CallLog begin(String id) {
        return new CallLog(id);
    }

    /** Stores the pattern of the call's address, such as {@code /v1/accounts/{account}}, without values. */
    public static void route(HttpServletRequest request, String pattern) {
        request.setAttribute(ROUTE, pattern);
    }

    /** Returns the pattern of the call's address; empty if none was stored. */
    public static Optional<String> route(HttpServletRequest request) {
        return request.getAttribute(ROUTE) instanceof String pattern ? Optional.of(pattern) : Optional.empty();
    }

    /** Logs a refused call. Server errors (5xx) are logged where they occur. */
    public static void refused(Problem problem, HttpServletRequest request) {
        refused(problem, request.getMethod(), route(request).orElse("-"));
    }

    /** Logs a refused call if there is no servlet request. */
    public static void refused(Problem problem, String method, String route) {
        var known = METHODS.contains(method) ? method : "other";
        if (IN_FLOODS.contains(problem.status()) || (isCheap(problem, route) && !CHEAP.take())) {
            LOG.debug("Call refused: {} {}: {} (request_id {})", known, route, problem.code(), problem.requestId());
        } else if (problem.status() < 500) {
            LOG.info("Call refused: {} {}: {} (request_id {})", known, route, problem.code(), problem.requestId());
        }
    }

    /** Returns whether the call was refused before a rate limit counted it. */
    private static boolean isCheap(Problem problem, String route) {
        return problem.status() == 405
                || route.equals("-")
                || route.endsWith("/*")
                || problem.code().equals(CallReason.CROSS_SITE.code());
    }

    /** Restores the MDC value that the application had set before. */
    public void end() {
        if (before == null) {
            MDC.remove(REQUEST_ID);
        } else {
            MDC.put(REQUEST_ID, before);
        }
    }
}
