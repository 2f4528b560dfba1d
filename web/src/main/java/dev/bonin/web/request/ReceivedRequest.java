package dev.bonin.web.request;

import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The request as the container received it. Filters wrap it, some of them to believe what the caller says of itself.
 */
public final class ReceivedRequest {
    private ReceivedRequest() {}

    /** Returns the container's own request behind whatever wraps it. */
    public static HttpServletRequest of(HttpServletRequest request) {
        var received = request;
        while (received instanceof ServletRequestWrapper wrapper
                && wrapper.getRequest() instanceof HttpServletRequest inner) {
            received = inner;
        }
        return received;
    }

    /**
     * Returns the path at which the container has the servlet that was reached: the context path and what the servlet
     * is mapped to. Configuration decides it and no header, such as {@code X-Forwarded-Prefix}.
     */
    public static String servletPath(HttpServletRequest request) {
        return request.getServletContext().getContextPath() + of(request).getServletPath();
    }
}
