package dev.bonin.web;

import dev.bonin.reason.CallReason;
import dev.bonin.web.answer.Answer;
import dev.bonin.web.problem.CallLog;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks each call before its endpoint: refuses calls from pages of other sites, answers CORS preflights of allowed
 * origins, and marks every answer as private. GET and HEAD are exempt from the first check: the redirect comes from the
 * agency's window, and F2 and F5 guard it.
 */
public final class BrowserGuard {
    private final CallerOrigin callers;
    private final Problems problems;

    BrowserGuard(CallerOrigin callers, Problems problems) {
        this.callers = callers;
        this.problems = problems;
    }

    /** Returns the answer that ends the call here; empty if the endpoint may answer. Sets headers in either case. */
    public Optional<Answer> check(HttpServletRequest request, HttpServletResponse response) {
        protect(response);
        var origin = request.getHeader("Origin");
        if (!isRead(request) && !callers.allows(origin, request.getHeader("Sec-Fetch-Site"))) {
            return Optional.of(foreign(request));
        }
        if (origin != null && callers.allows(origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.addHeader("Vary", "Origin");
        }
        return isPreflight(request, origin) ? Optional.of(preflight()) : Optional.empty();
    }

    /** Sets the headers of every answer that is not a file. */
    static void protect(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private Answer foreign(HttpServletRequest request) {
        var problem = problems.problem(CallReason.CROSS_SITE, request);
        CallLog.refused(problem, request);
        return Answer.json(problem);
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Returns whether this is a CORS preflight as the Fetch standard defines it. */
    private static boolean isPreflight(HttpServletRequest request, @Nullable String origin) {
        return request.getMethod().equals("OPTIONS")
                && origin != null
                && request.getHeader("Access-Control-Request-Method") != null;
    }

    private static Answer preflight() {
        return Answer.empty(HttpServletResponse.SC_NO_CONTENT)
                .with("Access-Control-Allow-Methods", "POST")
                .with("Access-Control-Allow-Headers", "Content-Type");
    }
}
