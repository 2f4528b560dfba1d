package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** Reads the body of a call up to a maximum size. */
public final class RequestBytes {
    private static final int MAX_BYTES = 8 * 1024;

    /** How much of a body that is too large is read and discarded, so that its sender can receive the answer. */
    private static final int MAX_DISCARDED_BYTES = 2 * 1024 * 1024;

    /** A slower sender only holds the thread. */
    private static final long MAX_DISCARDING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private RequestBytes() {}

    /**
     * Returns the body.
     *
     * @throws BadInputException if it is too large
     */
    public static byte[] read(HttpServletRequest request) throws IOException {
        var stream = request.getInputStream();
        var body = stream.readNBytes(1 + atMost(request.getContentLength()));
        if (body.length > MAX_BYTES) {
            discard(stream);
            throw new BadInputException(CallReason.BODY_TOO_LARGE);
        }
        return body;
    }

    /** Returns the buffer size: with an announced length, no large buffer is needed. */
    private static int atMost(int announced) {
        return announced < 0 ? MAX_BYTES : Math.min(announced, MAX_BYTES);
    }

    private static void discard(InputStream stream) throws IOException {
        var buffer = new byte[MAX_BYTES];
        int left = MAX_DISCARDED_BYTES;
        long start = System.nanoTime();
        while (left > 0 && System.nanoTime() - start < MAX_DISCARDING_NANOS) {
            int count = stream.read(buffer, 0, Math.min(buffer.length, left));
            if (count < 0) {
                return;
            }
            left -= count;
        }
    }
}
