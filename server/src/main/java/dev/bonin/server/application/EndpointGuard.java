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
 * Puts a guard before endpoints with a mark, wherever they are. Which endpoint a call has reached decides, and not its
 * address: an application can move endpoints by settings of its own, and a guard that went by addresses would stay
 * behind.
 */
final class EndpointGuard implements HandlerInterceptor {
    private final Class<? extends Annotation> mark;
    private final HandlerInterceptor guard;

    private EndpointGuard(Class<? extends Annotation> mark, HandlerInterceptor guard) {
        this.mark = mark;
        this.guard = guard;
    }

    /**
     * Returns a bean that puts {@code guard} before all endpoints of the context. It comes before every interceptor
     * that the application configures, also where the application has taken over the whole configuration of Spring MVC.
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

    /** A preflight has a handler of Spring's own; which endpoint it asks about, the mapping has noted. */
    private static @Nullable Object preflightOf(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
    }

    private boolean isMarked(@Nullable Object handler) {
        return handler instanceof HandlerMethod method && method.getBeanType().isAnnotationPresent(mark);
    }
}
