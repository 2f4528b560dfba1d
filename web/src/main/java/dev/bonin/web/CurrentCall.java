package dev.bonin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The call that the current thread answers: handlers of outcomes run inside it and may need its session. */
public final class CurrentCall {
    private static final ThreadLocal<HttpServletRequest> CALL = new ThreadLocal<>();

    private CurrentCall() {}

    /** Returns the request of the browser whose outcome is being handled; empty in all other threads. */
    public static Optional<HttpServletRequest> request() {
        return Optional.ofNullable(CALL.get());
    }

    static void begin(HttpServletRequest request) {
        CALL.set(request);
    }

    static void end() {
        CALL.remove();
    }
}
