package dev.bonin.server.application;

import dev.bonin.application.Applications;
import dev.bonin.web.ProblemCode;
import dev.bonin.web.Refusals;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stands before what applications call: lets nobody in without a key, and no page at all. A key that is in a page is everybody's, so a call that
 * comes from one, which its {@code Origin} tells, is refused whatever it brings.
 */
final class ApplicationGuard implements HandlerInterceptor {
    static final String APPLICATION = "dev.bonin.application";

    private static final String CHALLENGE = "Basic realm=\"bonin\", charset=\"UTF-8\", Bearer";

    private final Applications applications;
    private final Refusals refusals;

    ApplicationGuard(Applications applications, Refusals refusals) {
        this.applications = applications;
        this.refusals = refusals;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (request.getHeader(HttpHeaders.ORIGIN) != null) {
            refusals.refuse(ProblemCode.NOT_FOR_BROWSERS, request, response);
            return false;
        }
        var application =
                CallerKey.of(request).flatMap(caller -> applications.authenticate(caller.name(), caller.key()));
        if (application.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            refusals.refuse(ProblemCode.UNAUTHORIZED, request, response);
            return false;
        }
        request.setAttribute(APPLICATION, application.get());
        return true;
    }
}
