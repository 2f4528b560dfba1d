package dev.bonin.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy that sends calls to its nodes in turn, and to the next one where a node cannot be reached; an answer cut off
 * is a 502, as with any proxy.
 */
final class RoundRobin implements AutoCloseable {
    private static final List<String> PASSED_ON = List.of("Content-Type", "Cookie", "Accept-Language");

    private final List<URI> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    private RoundRobin(List<URI> nodes) throws IOException {
        this.nodes = nodes;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    static RoundRobin before(URI... nodes) throws IOException {
        var proxy = new RoundRobin(List.of(nodes));
        proxy.server.setExecutor(proxy.threads);
        proxy.server.createContext("/", proxy::pass);
        proxy.server.start();
        return proxy;
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void pass(HttpExchange call) throws IOException {
        try (call) {
            var body = call.getRequestBody().readAllBytes();
            int first = turn.getAndIncrement();
            for (int attempt = 0; attempt < nodes.size(); attempt++) {
                if (passed(call, body, nodes.get((first + attempt) % nodes.size()))) {
                    return;
                }
            }
            call.sendResponseHeaders(502, -1);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean passed(HttpExchange call, byte[] body, URI node) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(node.resolve(call.getRequestURI()))
                .method(call.getRequestMethod(), BodyPublishers.ofByteArray(body));
        PASSED_ON.forEach(name ->
                call.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value)));
        try {
            answer(call, http.send(request.build(), BodyHandlers.ofByteArray()));
            return true;
        } catch (IOException down) {
            return false;
        }
    }

    private static void answer(HttpExchange call, HttpResponse<byte[]> answer) throws IOException {
        for (var name : List.of("Content-Type", "Set-Cookie", "Retry-After")) {
            call.getResponseHeaders().put(name, answer.headers().allValues(name));
        }
        call.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        call.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
