package dev.bonin.portone;

import dev.bonin.portone.Operation.Effect;
import java.io.Serial;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** PortOne was unreachable, did not answer in time, or answered that it cannot serve now. Retry later. */
public final class PortOneUnavailableException extends PortOneException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int TOO_MANY_REQUESTS = 429;

    private final boolean timedOut;
    private final boolean retrySafe;
    private final @Nullable Duration retryAfter;

    private PortOneUnavailableException(
            Operation operation,
            int httpStatus,
            String message,
            boolean timedOut,
            boolean retrySafe,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(operation, httpStatus, message, cause);
        this.timedOut = timedOut;
        this.retrySafe = retrySafe;
        this.retryAfter = retryAfter;
    }

    public static PortOneUnavailableException timedOut(Operation operation, @Nullable Throwable cause) {
        return unanswered(operation, "no answer in time", true, cause);
    }

    public static PortOneUnavailableException unreachable(Operation operation, Throwable cause) {
        return unanswered(operation, "not reachable", false, cause);
    }

    public static PortOneUnavailableException interrupted(Operation operation, Throwable cause) {
        return unanswered(operation, "interrupted while waiting", false, cause);
    }

    public static PortOneUnavailableException closed(Operation operation, Throwable cause) {
        return unanswered(operation, "this client is closed", false, cause);
    }

    public static PortOneUnavailableException refused(
            Operation operation, int httpStatus, @Nullable Duration retryAfter) {
        var message = "cannot serve now (status: " + httpStatus + ")";
        boolean retrySafe = operation.effect() != Effect.REACHES_A_PERSON || httpStatus == TOO_MANY_REQUESTS;
        return new PortOneUnavailableException(operation, httpStatus, message, false, retrySafe, retryAfter, null);
    }

    private static PortOneUnavailableException unanswered(
            Operation operation, String message, boolean timedOut, @Nullable Throwable cause) {
        boolean retrySafe = operation.effect() == Effect.NONE || wasNeverSent(cause);
        return new PortOneUnavailableException(operation, 0, message, timedOut, retrySafe, null, cause);
    }

    private static boolean wasNeverSent(@Nullable Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof RejectedExecutionException;
    }

    /** Returns whether the call timed out. PortOne may have received it. */
    public boolean timedOut() {
        return timedOut;
    }

    /**
     * Returns whether repeating the call is certain to have no further effect. False for an erasure whose answer was
     * lost: it may have succeeded, and the retry then throws {@link RecordNotFoundException}.
     */
    public boolean retrySafe() {
        return retrySafe;
    }

    /** Returns how long PortOne asked to wait; empty if it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
