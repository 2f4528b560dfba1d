package dev.bonin.server.connection;

import dev.bonin.reason.CallReason;

/** Maps the status that a container chose to a problem. */
public final class StatusProblem {
    private StatusProblem() {}

    /** Returns the reason for {@code status}. */
    public static CallReason reason(int status) {
        return switch (status) {
            case 404 -> CallReason.NOT_FOUND;
            case 405 -> CallReason.METHOD_NOT_ALLOWED;
            case 408 -> CallReason.BODY_TIMED_OUT;
            case 413 -> CallReason.BODY_TOO_LARGE;
            case 415 -> CallReason.UNSUPPORTED_MEDIA_TYPE;
            case 431 -> CallReason.HEADERS_TOO_LARGE;
            case 503 -> CallReason.OVERLOADED;
            default -> status < 500 ? CallReason.BAD_REQUEST : CallReason.INTERNAL_ERROR;
        };
    }
}
