package dev.bonin.portone;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer of PortOne, not parsed yet.
 *
 * @param body at most {@link Transport#MAX_BODY_BYTES} bytes
 * @param retryAfter the value of Retry-After; null if the header is missing or is not a number of seconds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and its lifetime is one call
record Answer(int status, byte[] body, @Nullable Duration retryAfter) {
    boolean unauthorized() {
        return status == 401;
    }

    boolean cannotServeNow() {
        return status == 429 || status >= 500;
    }

    @Override
    public String toString() {
        return "Answer[status=" + status + "]";
    }
}
