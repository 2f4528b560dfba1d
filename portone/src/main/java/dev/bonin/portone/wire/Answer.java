package dev.bonin.portone.wire;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer of PortOne, not parsed yet.
 *
 * @param body at most {@link dev.bonin.portone.Operation#mostBytes()} bytes
 * @param retryAfter the value of Retry-After; null if the header is missing or is not a number of seconds
 * @param date the time by the server's clock, to the second; null if the header is missing or unreadable
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and its lifetime is one call
public record Answer(
        int status,
        byte[] body,
        @Nullable Duration retryAfter,
        @Nullable Instant date) {
    public boolean unauthorized() {
        return status == 401;
    }

    public boolean cannotServeNow() {
        return status == 429 || status >= 500;
    }

    @Override
    public String toString() {
        return "Answer[status=" + status + "]";
    }
}
