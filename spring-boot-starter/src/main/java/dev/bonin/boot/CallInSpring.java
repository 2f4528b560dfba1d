package dev.bonin.boot;

import dev.bonin.web.problem.CallLog;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Does what Spring's own servlet does: makes the request and its session available to handlers of outcomes, through
 * injected proxies and {@code RequestContextHolder}, and names the endpoint for the metric
 * {@code http.server.requests}.
 */
final class CallInSpring implements Filter {
    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var before = RequestContextHolder.getRequestAttributes();
        var call = new ServletRequestAttributes((HttpServletRequest) request, (HttpServletResponse) response);
        RequestContextHolder.setRequestAttributes(call);
        try {
            chain.doFilter(request, response);
        } finally {
            name(call.getRequest());
            RequestContextHolder.setRequestAttributes(before);
            call.requestCompleted();
        }
    }

    /** Sets the registered pattern: a path as it was sent would become a time series of its own. */
    private static void name(HttpServletRequest request) {
        CallLog.route(request)
                .ifPresent(route -> ServerHttpObservationFilter.findObservationContext(request)
                        .ifPresent(call -> call.setPathPattern(route)));
    }
}
