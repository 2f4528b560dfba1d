package dev.bonin.web.request;

import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;

/** The request as the container received it. Filters wrap it, and some of them trust headers of the caller. */
public final class ReceivedRequest {
    private ReceivedRequest() {}

    /** Returns the container's own request behind all wrappers. */
    public static HttpServletRequest of(HttpServletRequest request) {
        var received = request;
        while (received instanceof ServletRequestWrapper wrapper
                && wrapper.getRequest() instanceof HttpServletRequest inner) {
            received = inner;
        }
        return received;
    }

    /**
     * Returns the path of the servlet that was called: the context path and the servlet's mapping. It comes from the
     * container's configuration, never from a header such as {@code X-Forwarded-Prefix}.
     */
    public static String servletPath(HttpServletRequest request) {
        return request.getServletContext().getContextPath() + of(request).getServletPath();
    }
}
