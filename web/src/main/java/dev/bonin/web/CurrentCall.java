package dev.bonin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The call that this thread answers: handlers of outcomes run in it, and may need its session. */
public final class CurrentCall {
    private static final ThreadLocal<HttpServletRequest> CALL = new ThreadLocal<>();

    private CurrentCall() {}

    /** Returns the request of the browser whose outcome is handled; empty in every other thread. */
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
