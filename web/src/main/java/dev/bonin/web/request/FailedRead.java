package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells why a body could not be read. Without an answer of ours, the container would send its own error page. */
final class FailedRead {
    /** Exceptions of containers for a body that stalls, besides those of Java. By name: we depend on no container. */
    private static final Set<String> TIMEOUTS = Set.of("org.xnio.channels.ReadTimeoutException");

    private static final int DEEPEST_CAUSE = 8;

    private FailedRead() {}

    static CallReason reason(IOException failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (isTimeout(cause)) {
                return CallReason.BODY_TIMED_OUT;
            }
            cause = cause.getCause();
        }
        return CallReason.BAD_REQUEST;
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof SocketTimeoutException
                || failure instanceof TimeoutException
                || TIMEOUTS.contains(failure.getClass().getName());
    }
}
