package dev.bonin.portone.v2;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Answers each call with the same text, and remembers what was sent. */
final class ScriptedPortOne implements AutoCloseable {
    static final ApiSecret SECRET = new ApiSecret("a-secret-that-nobody-may-see");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final int status;
    private final String body;

    /** What was sent. */
    record Call(
            String method,
            String target,
            @Nullable String authorization,
            @Nullable String contentType,
            @Nullable String length,
            String body) {}

    ScriptedPortOne(int status, String body) throws IOException {
        this.status = status;
        this.body = body;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            calls.add(new Call(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    headers.getFirst("Authorization"),
                    headers.getFirst("Content-Type"),
                    headers.getFirst("Content-Length"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    IdentityVerificationSettings settings() {
        var url = URI.create("http://localhost:" + server.getAddress().getPort());
        return IdentityVerificationSettings.of(SECRET).with(endpoint -> endpoint.withBaseUrl(url));
    }

    List<Call> calls() {
        return calls;
    }

    Call call() {
        return calls.get(calls.size() - 1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
