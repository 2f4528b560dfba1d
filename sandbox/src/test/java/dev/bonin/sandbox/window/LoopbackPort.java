package dev.bonin.sandbox.window;

import dev.bonin.sandbox.http.HttpPort;
import dev.bonin.sandbox.http.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Any free port of this machine. */
public final class LoopbackPort implements AutoCloseable {
    private final HttpPort port;

    public LoopbackPort(Router router) {
        try {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            this.port = HttpPort.open(any, router, (method, template, status) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("No port on the loopback address", e);
        }
    }

    public String url(String path) {
        return "http://localhost:" + port.address().getPort() + path;
    }

    @Override
    public void close() {
        port.close();
    }
}
