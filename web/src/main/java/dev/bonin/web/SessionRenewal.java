package dev.bonin.web;

import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationHandler;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Gives the session of a verified person a new id, against session fixation: an attacker who planted the old id in that
 * browser is no longer in the session. It has to run before all handlers of the application, because they may give the
 * session more rights. A repeated outcome may arrive in another session, which handlers use as well; that session gets
 * a new id, too.
 */
public final class SessionRenewal implements VerificationHandler {
    @Override
    public void handle(Outcome outcome) {
        outcome.fold(accepted -> renew(), other -> false);
    }

    private static boolean renew() {
        var call = CurrentCall.request().filter(request -> request.getSession(false) != null);
        call.ifPresent(HttpServletRequest::changeSessionId);
        return call.isPresent();
    }
}
