package dev.bonin.sandbox.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bonin.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;

/** Sends bytes that no HTTP client sends. */
final class RawCalls {
    private final Sandbox sandbox;

    RawCalls(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Opens a connection with a long read timeout, so that a hang fails the test instead of blocking it. */
    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Returns everything until the server closes or answers and waits for more. */
    String send(String bytes) throws IOException {
        return send(bytes.getBytes(ISO_8859_1));
    }

    String send(byte[] bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
