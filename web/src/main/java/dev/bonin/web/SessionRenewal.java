package dev.bonin.web;

import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationHandler;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Gives the session of a verified person a new id, against session fixation: whoever planted the old id in that browser
 * is not in the session any more. It has to be the first of all handlers, before one of the application raises what the
 * session may do. A repeated outcome may come in another session, which a handler makes use of, too; so that one gets a
 * new id as well.
 */
public final class SessionRenewal implements VerificationHandler {
    @Override
    public void handle(Outcome outcome) {
        outcome.fold(accepted -> renew(), refused -> false);
    }

    private static boolean renew() {
        var call = CurrentCall.request().filter(request -> request.getSession(false) != null);
        call.ifPresent(HttpServletRequest::changeSessionId);
        return call.isPresent();
    }
}
