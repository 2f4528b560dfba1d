package dev.bonin.server.application;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.MappedInterceptor;

/**
 * Runs a guard before all marked endpoints. It goes by the endpoint that a call reaches, not by its path: an
 * application can move endpoints by its own settings, and a guard bound to paths would no longer cover them.
 */
final class EndpointGuard implements HandlerInterceptor {
    private final Class<? extends Annotation> mark;
    private final HandlerInterceptor guard;

    private EndpointGuard(Class<? extends Annotation> mark, HandlerInterceptor guard) {
        this.mark = mark;
        this.guard = guard;
    }

    /**
     * Returns a bean that runs {@code guard} before all marked endpoints of the context. It runs before every
     * interceptor that the application configures, even if the application configures Spring MVC completely on its own.
     *
     * @param mark an annotation of the endpoints' classes
     */
    static MappedInterceptor before(Class<? extends Annotation> mark, HandlerInterceptor guard) {
        return new MappedInterceptor((String[]) null, new EndpointGuard(mark, guard));
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws Exception {
        return !(isMarked(handler) || isMarked(preflightOf(request))) || guard.preHandle(request, response, handler);
    }

    /**
     * Returns the endpoint that a preflight asks about: Spring handles the preflight itself, and its mapping notes it.
     */
    private static @Nullable Object preflightOf(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
    }

    private boolean isMarked(@Nullable Object handler) {
        return handler instanceof HandlerMethod method && method.getBeanType().isAnnotationPresent(mark);
    }
}
