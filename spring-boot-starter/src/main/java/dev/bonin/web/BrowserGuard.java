package dev.bonin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stands before the endpoints: keeps foreign pages out, answers the preflight of those that may call, and marks every answer as nobody
 * else's to keep. The redirect is exempt from the first: it comes from the agency's window, and F2 and F5 guard it.
 */
public final class BrowserGuard implements HandlerInterceptor {
    private final CallerOrigin callers;
    private final Refusals refusals;

    BrowserGuard(CallerOrigin callers, Refusals refusals) {
        this.callers = callers;
        this.refusals = refusals;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (!reads(request) && !callers.allows(origin, request.getHeader("Sec-Fetch-Site"))) {
            refusals.refuse(ProblemCode.CROSS_SITE, request, response);
            return false;
        }
        if (origin != null && callers.allows(origin)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        if (CorsUtils.isPreFlightRequest(request)) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, HttpMethod.POST.name());
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HttpHeaders.CONTENT_TYPE);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return false;
        }
        return true;
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
