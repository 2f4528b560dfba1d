package dev.bonin.web.request;

import dev.bonin.reason.CallReason;
import dev.bonin.web.problem.BadInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a call up to a maximum size. Filters of the application may have been there before: one that opened
 * the body as text has taken the stream, and one that read it has left nothing.
 */
public final class RequestBytes {
    static final int MAX_BYTES = 8 * 1024;

    /** How much of a body that is too large is read and discarded, so that its sender can receive the answer. */
    private static final int MAX_DISCARDED_BYTES = 2 * 1024 * 1024;

    /** A slower sender only holds the thread. */
    private static final long MAX_DISCARDING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private RequestBytes() {}

    /**
     * Returns the body.
     *
     * @throws BadInputException if it is too large, does not arrive, or if a filter of the application has read a part
     *     of it. If a filter has read all of it, the result is empty; see {@link #isGone}
     */
    public static byte[] read(HttpServletRequest request) {
        try {
            var stream = stream(request);
            return stream == null ? ofReader(request) : ofStream(stream, request);
        } catch (IOException failure) {
            throw new BadInputException(FailedRead.reason(failure));
        }
    }

    /** Returns whether the request announces a body, but {@code body}, which was read, is empty. */
    static boolean isGone(byte[] body, HttpServletRequest request) {
        var length = request.getContentLengthLong();
        return body.length == 0 && (length > 0 || (length < 0 && request.getHeader("Transfer-Encoding") != null));
    }

    private static byte[] ofStream(InputStream stream, HttpServletRequest request) throws IOException {
        var body = stream.readNBytes(1 + atMost(request.getContentLength()));
        if (body.length > MAX_BYTES) {
            discard(stream);
            throw new BadInputException(CallReason.BODY_TOO_LARGE);
        }
        return whole(body, stream == stream(ReceivedRequest.of(request)), request);
    }

    private static byte[] ofReader(HttpServletRequest request) throws IOException {
        var reader = request.getReader();
        var body = ReadText.bytes(reader, request.getCharacterEncoding());
        return whole(body, reader == reader(ReceivedRequest.of(request)), request);
    }

    /**
     * Refuses the rest of a body: it could have another meaning than the whole. Only the container's own body has the
     * announced length; a filter may have replaced it.
     */
    private static byte[] whole(byte[] body, boolean isContainers, HttpServletRequest request) {
        if (isContainers && body.length > 0 && body.length < request.getContentLengthLong()) {
            throw new BadInputException(CallReason.BODY_CONSUMED);
        }
        return body;
    }

    /** Returns the stream of the body; null if somebody has opened it as text before. */
    private static @Nullable InputStream stream(HttpServletRequest request) throws IOException {
        try {
            return request.getInputStream();
        } catch (IllegalStateException openedAsText) {
            return null;
        }
    }

    private static @Nullable Reader reader(HttpServletRequest request) throws IOException {
        try {
            return request.getReader();
        } catch (IllegalStateException openedAsBytes) {
            return null;
        }
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
