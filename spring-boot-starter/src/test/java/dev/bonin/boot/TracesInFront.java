package dev.bonin.boot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bonin.sandbox.Sandbox;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** In front of PortOne's sandbox: hands on every call, and notes the trace of each one for a certification. */
final class TracesInFront implements AutoCloseable {
    private static final List<String> HANDED_ON = List.of("Authorization", "Content-Type");

    private final Queue<String> traces = new ConcurrentLinkedQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Sandbox portOne;
    private final HttpServer server;

    TracesInFront(Sandbox portOne) throws IOException {
        this.portOne = portOne;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handOn);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Returns the {@code traceparent} of each call, or the word none. */
    List<String> traces() {
        return List.copyOf(traces);
    }

    private void handOn(HttpExchange call) throws IOException {
        if (call.getRequestURI().getPath().startsWith("/certifications/")) {
            var trace = call.getRequestHeaders().getFirst("traceparent");
            traces.add(trace == null ? "none" : trace);
        }
        var answer = answer(call);
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> call.getResponseHeaders().set("Content-Type", type));
        call.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        call.getResponseBody().write(answer.body());
        call.close();
    }

    private HttpResponse<byte[]> answer(HttpExchange call) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(portOne.baseUrl() + call.getRequestURI()))
                .method(
                        call.getRequestMethod(),
                        BodyPublishers.ofByteArray(call.getRequestBody().readAllBytes()));
        HANDED_ON.forEach(name -> Stream.ofNullable(call.getRequestHeaders().getFirst(name))
                .forEach(value -> request.header(name, value)));
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
