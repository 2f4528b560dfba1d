package dev.bonin.web;

import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationHandler;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Gives the session of a verified person a new id before a handler of the application can raise what it may do: whoever planted the old id in that browser is not in
 * it any more (session fixation). One that is told again may be told in another session, and a handler makes use of it there, too.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class SessionRenewal implements VerificationHandler {

    @Override
    public void handle(Outcome outcome) {
        outcome.fold(accepted -> renew(), refused -> false);
    }

    private static boolean renew() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes call
                && call.getRequest().getSession(false) != null) {
            call.getRequest().changeSessionId();
            return true;
        }
        return false;
    }
}
