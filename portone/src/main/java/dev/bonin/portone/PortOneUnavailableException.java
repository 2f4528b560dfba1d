package dev.bonin.portone;

import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
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
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(operation, httpStatus, message, cause);
        this.timedOut = timedOut;
        this.retrySafe = operation != Operation.DELETE_CERTIFICATION || !timedOut;
        this.retryAfter = retryAfter;
    }

    static PortOneUnavailableException timedOut(Operation operation, @Nullable Throwable cause) {
        return new PortOneUnavailableException(operation, 0, "no answer in time", true, null, cause);
    }

    static PortOneUnavailableException unreachable(Operation operation, Throwable cause) {
        return new PortOneUnavailableException(operation, 0, "not reachable", false, null, cause);
    }

    static PortOneUnavailableException refused(Operation operation, int httpStatus, @Nullable Duration retryAfter) {
        return new PortOneUnavailableException(
                operation, httpStatus, "cannot serve now (status: " + httpStatus + ")", false, retryAfter, null);
    }

    static PortOneUnavailableException interrupted(Operation operation) {
        return new PortOneUnavailableException(operation, 0, "interrupted while waiting", false, null, null);
    }

    /** Whether the call may have been on its way when time ran out. */
    public boolean timedOut() {
        return timedOut;
    }

    /**
     * Whether repeating the call is certain to change nothing but the answer. False for an erasure that timed out: it may have
     * happened, and a repetition then answers {@link CertificationNotFoundException}.
     */
    public boolean retrySafe() {
        return retrySafe;
    }

    /** How long PortOne asked to wait; empty where it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
