package dev.bonin.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that promise a body and send only a part of it. */
final class SlowBodies implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();
    private long sent;

    private SlowBodies() {}

    /** Each promises fifty bytes and sends one. */
    static SlowBodies small(int port, int number) throws IOException {
        return sent(port, number, "Content-Length: 50", "{");
    }

    /** Each promises two megabytes and sends more than anybody wants to read. */
    static SlowBodies large(int port, int number) throws IOException {
        return sent(port, number, "Content-Length: 2000000", "a".repeat(66_000));
    }

    /** Each sends so many chunks of one byte, and no last one. */
    static SlowBodies inCrumbs(int port, int number, int crumbs) throws IOException {
        return sent(port, number, "Transfer-Encoding: chunked", "1\r\na\r\n".repeat(crumbs));
    }

    private static SlowBodies sent(int port, int number, String framing, String part) throws IOException {
        var head = RawHttp.request(
                "POST /certifications HTTP/1.1", "Host: localhost", "Content-Type: application/json", framing);
        var bodies = new SlowBodies();
        for (int i = 0; i < number; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            bodies.sockets.add(socket);
            var bytes = (head + part).getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(bytes);
            bodies.sent += bytes.length;
        }
        return bodies;
    }

    /** Bytes of all of them together. */
    long sent() {
        return sent;
    }

    /** How many have not been answered. */
    long stillWaiting() throws IOException {
        long waiting = 0;
        for (var socket : sockets) {
            waiting += socket.getInputStream().available() == 0 ? 1 : 0;
        }
        return waiting;
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
