package dev.bonin.server.application;

import dev.bonin.application.Applications;
import dev.bonin.reason.CallReason;
import dev.bonin.web.answer.Answer;
import dev.bonin.web.limit.CallerBudget;
import dev.bonin.web.problem.CallLog;
import dev.bonin.web.problem.Problems;
import dev.bonin.web.problem.TooManyRequestsException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Authenticates calls of applications, and refuses every call from a web page: a key inside a page is public, so a call
 * with an {@code Origin} header is refused even with a valid key. After too many failures of an address, keys are no
 * longer looked up, except keys that were right before.
 */
final class ApplicationGuard implements HandlerInterceptor {
    static final String APPLICATION = "dev.bonin.application";

    private static final String CHALLENGE = "Basic realm=\"bonin\", charset=\"UTF-8\", Bearer";

    private final Applications applications;
    private final CallerBudget failures;
    private final Problems problems;
    private final ProvenKeys proven = new ProvenKeys();

    ApplicationGuard(Applications applications, CallerBudget failures, Problems problems) {
        this.applications = applications;
        this.failures = failures;
        this.problems = problems;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getAttribute(APPLICATION) != null) {
            return true; // the guard runs for the path and for the endpoint, but one failure counts once
        }
        CallLog.route(request, String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (request.getHeader(HttpHeaders.ORIGIN) != null) {
            refuse(CallReason.NOT_FOR_BROWSERS, request, response);
            return false;
        }
        try {
            return isKnown(request, response);
        } catch (TooManyRequestsException tooMany) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(tooMany.retryAfterSeconds()));
            refuse(CallReason.TOO_MANY_REQUESTS, request, response);
            return false;
        }
    }

    private void refuse(CallReason reason, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = problems.problem(reason, request);
        CallLog.refused(problem, request);
        Answer.json(problem).send(response);
    }

    private boolean isKnown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var key = CallerKey.of(request);
        if (key.filter(proven::has).isEmpty()) {
            failures.requireLeft(request);
        }
        var application = key.flatMap(caller -> applications.authenticate(caller.name(), caller.key()));
        if (application.isEmpty()) {
            key.ifPresent(proven::remove);
            failures.take(request);
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            refuse(CallReason.UNAUTHORIZED, request, response);
            return false;
        }
        key.ifPresent(proven::add);
        request.setAttribute(APPLICATION, application.get());
        return true;
    }
}
