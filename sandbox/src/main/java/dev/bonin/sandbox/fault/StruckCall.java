package dev.bonin.sandbox.fault;

import dev.bonin.sandbox.http.Handler;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import java.util.function.Consumer;

/** A call to which a fault applies, and the operations that the fault may use. */
public final class StruckCall {
    private final Request request;
    private final Handler handler;
    private final Consumer<Request> tokenRevocation;

    StruckCall(Request request, Handler handler, Consumer<Request> tokenRevocation) {
        this.request = request;
        this.handler = handler;
        this.tokenRevocation = tokenRevocation;
    }

    /** Executes the request and returns the correct answer. */
    Response soundAnswer() {
        return handler.handle(request);
    }

    /** Revokes the token of the call, if it has one. */
    void revokeToken() {
        tokenRevocation.accept(request);
    }
}
