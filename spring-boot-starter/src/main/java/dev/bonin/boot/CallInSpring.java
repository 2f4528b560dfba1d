package dev.bonin.boot;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Does what Spring's own servlet does: makes the request and its session available to handlers of outcomes, through
 * injected proxies and {@code RequestContextHolder}, and names the endpoint for the metric
 * {@code http.server.requests}.
 */
final class CallInSpring implements Filter {
    private static final Pattern ENDPOINT = Pattern.compile("(?:/(?:requests|redirect|bonin\\.m?js))?");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var before = RequestContextHolder.getRequestAttributes();
        var call = new ServletRequestAttributes((HttpServletRequest) request, (HttpServletResponse) response);
        name(call.getRequest());
        RequestContextHolder.setRequestAttributes(call);
        try {
            chain.doFilter(request, response);
        } finally {
            RequestContextHolder.setRequestAttributes(before);
            call.requestCompleted();
        }
    }

    /** Names known endpoints only: each unknown path would become a time series of its own. */
    private static void name(HttpServletRequest request) {
        var below = Objects.requireNonNullElse(request.getPathInfo(), "");
        if (ENDPOINT.matcher(below).matches()) {
            ServerHttpObservationFilter.findObservationContext(request)
                    .ifPresent(call -> call.setPathPattern(request.getServletPath() + below));
        }
    }
}
