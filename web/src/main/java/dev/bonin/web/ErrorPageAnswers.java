package dev.bonin.web;

import dev.bonin.web.answer.Answer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends our answer where a container has chosen an error page instead: Tomcat does so as soon as a body cannot be read,
 * and from then on ignores what a servlet sends. Register it for {@link DispatcherType#ERROR} and all paths; it passes
 * on all errors that are not of {@link BoninServlet}.
 */
public final class ErrorPageAnswers implements Filter {
    private static final String ANSWER = "dev.bonin.answer";

    /** Keeps an answer that the container may ignore. */
    static void keep(Answer answer, ServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null) {
            request.setAttribute(ANSWER, answer);
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR
                && request.getAttribute(ANSWER) instanceof Answer answer
                && response instanceof HttpServletResponse http) {
            BrowserGuard.protect(http);
            answer.send(http);
        } else {
            chain.doFilter(request, response);
        }
    }
}
