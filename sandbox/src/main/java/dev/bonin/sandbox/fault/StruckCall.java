package dev.bonin.sandbox.fault;

import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.http.Envelope;
import dev.bonin.sandbox.http.Handler;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.http.TypedError;
import java.util.function.Predicate;

/** A call to which a fault applies, and the operations that the fault may use. */
public final class StruckCall {
    private final RestRoute route;
    private final Request request;
    private final Handler handler;
    private final Predicate<Request> tokenRevocation;

    StruckCall(RestRoute route, Request request, Handler handler, Predicate<Request> tokenRevocation) {
        this.route = route;
        this.request = request;
        this.handler = handler;
        this.tokenRevocation = tokenRevocation;
    }

    /** Executes the request and returns the correct answer. */
    Response soundAnswer() {
        return handler.handle(request);
    }

    /** Returns an error in the form of the route's version of the API; the request is not executed. */
    Response failure(int status, String message) {
        return route.isV2() ? TypedError.byStatus(status, message) : Envelope.failure(status, message);
    }

    /** Revokes the token of the call, and returns whether it had one that was valid. */
    boolean revokeToken() {
        return tokenRevocation.test(request);
    }
}
