package dev.bonin.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Connections that promise a body of fifty bytes and send one. */
final class SlowBodies implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();

    SlowBodies(int port, int number) throws IOException {
        var head = RawHttp.request(
                "POST /certifications HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Content-Length: 50");
        for (int i = 0; i < number; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            sockets.add(socket);
            socket.getOutputStream().write((head + "{").getBytes(StandardCharsets.US_ASCII));
        }
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
