package dev.bonin.server;

import dev.bonin.web.problem.CallLog;
import dev.bonin.web.problem.RequestIds;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the id of each call that Spring handles into the MDC, as the servlets of the ceremony do for theirs. */
final class LoggedCalls extends OncePerRequestFilter {
    private final RequestIds ids;

    LoggedCalls(RequestIds ids) {
        this.ids = ids;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var log = CallLog.begin(request, ids);
        try {
            chain.doFilter(request, response);
        } finally {
            log.end();
        }
    }
}
