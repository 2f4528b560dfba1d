package dev.bonin.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** A body that has not been read when its call is answered, such as that of a call to a path that does not exist. */
public final class UnreadBody {
    private UnreadBody() {}

    /**
     * Returns whether the container will end the connection after the answer, since a part of the body may still come.
     * Jetty 12 does so without saying it in the answer; a client or balancer that reuses the connection then sees its
     * next call fail (RFC 9112, section 9.6, asks for {@code Connection: close}). HTTP/2 ends the stream only.
     */
    public static boolean endsConnection(HttpServletRequest request) {
        var received = ReceivedRequest.of(request);
        return received.getProtocol().startsWith("HTTP/1.") && isAnnounced(received) && !isFinished(received);
    }

    private static boolean isAnnounced(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static boolean isFinished(HttpServletRequest request) {
        try {
            return request.getInputStream().isFinished();
        } catch (IOException | IllegalStateException openedAsText) {
            return true; // by a filter, which has read it
        }
    }
}
