package dev.bonin.web.problem;

import dev.bonin.reason.CallReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

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

    /** Of {@code RequestDispatcher} since Servlet 6.1. */
    private static final String ERROR_METHOD = "jakarta.servlet.error.method";

    private static final int INTERNAL_ERROR = 500;
    private static final int DEEPEST_CAUSE = 20;
    private static final int MOST_CHEAP_LINES = 50;

    /** Refusals before any rate limit: unknown addresses and calls from other sites cost their sender nothing. */
    private static final LineBudget CHEAP = new LineBudget(MOST_CHEAP_LINES, System::nanoTime);

    private static final LineBudget FAILED = new LineBudget(MOST_CHEAP_LINES, System::nanoTime);

    /** The key in SLF4J's MDC of the call's {@code traceparent}, if it sent a valid one. */
    public static final String TRACE_PARENT = "traceparent";

    private final @Nullable String before;
    private final @Nullable String traceBefore;

    private CallLog(String id, @Nullable String trace) {
        before = MDC.get(REQUEST_ID);
        traceBefore = MDC.get(TRACE_PARENT);
        put(REQUEST_ID, id);
        put(TRACE_PARENT, trace);
    }

    /**
     * Puts the id of a call, and its trace, into the MDC of this thread, until {@link #end} is called on the result.
     */
    public static CallLog begin(HttpServletRequest request, RequestIds ids) {
        var trace = RequestIds.trace(request).map(TraceParent::header).orElse(null);
        return new CallLog(ids.of(request), trace);
    }

    /** Stores the pattern of the call's address, such as {@code /v1/accounts/{account}}, without values. */
    public static void route(HttpServletRequest request, String pattern) {
        request.setAttribute(ROUTE, pattern);
    }

    /** Returns the pattern of the call's address; empty if none was stored. */
    public static Optional<String> route(HttpServletRequest request) {
        return request.getAttribute(ROUTE) instanceof String pattern ? Optional.of(pattern) : Optional.empty();
    }

    /** Logs a refused call. Server errors (5xx) are logged where they occur, or by {@link #failed}. */
    public static void refused(Problem problem, HttpServletRequest request) {
        refused(problem, method(request), route(request).orElse("-"));
    }

    /** Returns the method that was called: with an error page, containers go on as if it had been GET. */
    private static String method(HttpServletRequest request) {
        return request.getAttribute(ERROR_METHOD) instanceof String called ? called : request.getMethod();
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

    /**
     * Logs a call that failed (5xx) before it came to an endpoint, or behind it, where nothing has logged it yet: an
     * unexpected failure as an error, others as a warning. Of the cause only class and place: its message may quote the
     * request.
     */
    public static void failed(Problem problem, HttpServletRequest request, @Nullable Throwable cause) {
        failed(problem, method(request), route(request).orElse("-"), cause);
    }

    /** Logs a failed call as {@link #failed(Problem, HttpServletRequest, Throwable)} if there is no servlet request. */
    public static void failed(Problem problem, String method, String route, @Nullable Throwable cause) {
        if (!FAILED.take()) {
            return;
        }
        LOG.atLevel(problem.status() == INTERNAL_ERROR ? Level.ERROR : Level.WARN)
                .log(
                        "Call failed: {} {}: {} with {} (request_id {})",
                        METHODS.contains(method) ? method : "other",
                        route,
                        problem.code(),
                        cause == null ? problem.status() : place(cause),
                        problem.requestId());
    }

    private static String place(Throwable failure) {
        var first = failure;
        for (int depth = 0; first.getCause() != null && depth < DEEPEST_CAUSE; depth++) {
            first = first.getCause();
        }
        var frames = first.getStackTrace();
        return first.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }

    /** Returns whether the call was refused before a rate limit counted it. */
    private static boolean isCheap(Problem problem, String route) {
        return problem.status() == 405
                || route.equals("-")
                || route.endsWith("/*")
                || problem.code().equals(CallReason.CROSS_SITE.code());
    }

    /** Restores the MDC values that the application had set before. */
    public void end() {
        put(REQUEST_ID, before);
        put(TRACE_PARENT, traceBefore);
    }

    private static void put(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
