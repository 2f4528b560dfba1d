package dev.bonin.sandbox.fault;

import dev.bonin.sandbox.http.Handler;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import java.util.function.Consumer;

/** A call that a fault strikes, and what the fault may do with it. */
public final class StruckCall {
    private final Request request;
    private final Handler handler;
    private final Consumer<Request> tokenRevocation;

    StruckCall(Request request, Handler handler, Consumer<Request> tokenRevocation) {
        this.request = request;
        this.handler = handler;
        this.tokenRevocation = tokenRevocation;
    }

    /** Does the work and gives the answer that would have been right. */
    Response soundAnswer() {
        return handler.handle(request);
    }

    /** Ends the token that the call presents, if it presents one. */
    void revokeToken() {
        tokenRevocation.accept(request);
    }
}
