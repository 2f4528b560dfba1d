package dev.bonin.server.demo;

import dev.bonin.web.BrowserGuard;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Guards the calls to the demo's members: a page of another site must not sign its visitor up or out. */
final class MemberGuard implements HandlerInterceptor {
    private final BrowserGuard guard;

    MemberGuard(BrowserGuard guard) {
        this.guard = guard;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var turnedAway = guard.check(request, response);
        if (turnedAway.isPresent()) {
            turnedAway.get().send(response);
        }
        return turnedAway.isEmpty();
    }
}
