package dev.bonin.portone;

import java.io.Serial;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;

/** PortOne could not be reached, did not answer in time, or said that it cannot serve now. Try again later. */
public final class PortOneUnavailableException extends PortOneException {
    @Serial
    private static final long serialVersionUID = 1L;

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

    static PortOneUnavailableException timedOut(Operation operation, @Nullable Throwable cause) {
        return unanswered(operation, "no answer in time", true, cause);
    }

    static PortOneUnavailableException unreachable(Operation operation, Throwable cause) {
        return unanswered(operation, "not reachable", false, cause);
    }

    static PortOneUnavailableException interrupted(Operation operation, Throwable cause) {
        return unanswered(operation, "interrupted while waiting", false, cause);
    }

    static PortOneUnavailableException closed(Operation operation, Throwable cause) {
        return unanswered(operation, "this client is closed", false, cause);
    }

    static PortOneUnavailableException refused(Operation operation, int httpStatus, @Nullable Duration retryAfter) {
        var message = "cannot serve now (status: " + httpStatus + ")";
        return new PortOneUnavailableException(operation, httpStatus, message, false, true, retryAfter, null);
    }

    private static PortOneUnavailableException unanswered(
            Operation operation, String message, boolean timedOut, @Nullable Throwable cause) {
        boolean retrySafe = operation != Operation.DELETE_CERTIFICATION || wasNeverSent(cause);
        return new PortOneUnavailableException(operation, 0, message, timedOut, retrySafe, null, cause);
    }

    private static boolean wasNeverSent(@Nullable Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof RejectedExecutionException;
    }

    /** Whether the call may have been on its way when time ran out. */
    public boolean timedOut() {
        return timedOut;
    }

    /**
     * Whether repeating the call is certain to change nothing but the answer. False for an erasure whose answer was
     * lost: it may have happened, and a repetition then answers {@link CertificationNotFoundException}.
     */
    public boolean retrySafe() {
        return retrySafe;
    }

    /** How long PortOne asked to wait; empty where it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
