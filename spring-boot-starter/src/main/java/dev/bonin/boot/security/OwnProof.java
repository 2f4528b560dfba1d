package dev.bonin.boot.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * Exempts calls of our servlet from Spring Security's CSRF token, and from nothing else: it checks the origin of each
 * call and the browser's cookie itself. Whether a call is ours is the container's decision, not that of another reader
 * of its path.
 */
final class OwnProof implements Filter {
    private final String servlet;

    /** @param servlet the name that our servlet is registered with */
    OwnProof(String servlet) {
        this.servlet = servlet;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest call && isOurs(call)) {
            CsrfFilter.skipRequest(call);
        }
        chain.doFilter(request, response);
    }

    private boolean isOurs(HttpServletRequest call) {
        return servlet.equals(call.getHttpServletMapping().getServletName());
    }
}
