package dev.bonin.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An application's receiver of webhooks, on this machine. */
final class RawWebhooks implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private volatile int status = 204;

    private RawWebhooks(HttpServer server) {
        this.server = server;
        server.createContext("/webhooks", this::take);
        server.start();
    }

    static RawWebhooks open() throws IOException {
        return open(0);
    }

    static RawWebhooks open(int port) throws IOException {
        return new RawWebhooks(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    }

    /** What came in one call. */
    record Received(HttpHeaders headers, String body) {
        String id() {
            return headers.firstValue("webhook-id").orElseThrow();
        }
    }

    private void take(HttpExchange call) throws IOException {
        var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, -1);
        call.close();
        received.add(new Received(HttpHeaders.of(call.getRequestHeaders(), (name, value) -> true), body));
    }

    void answer(int other) {
        status = other;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
    }

    /** Waits for the next call, up to that time; null if none comes. */
    @Nullable
    Received next(int seconds) throws InterruptedException {
        return received.poll(seconds, TimeUnit.SECONDS);
    }

    Received next() throws InterruptedException {
        var next = next(120);
        if (next == null) {
            throw new AssertionError("no webhook came");
        }
        return next;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
