package dev.bonin.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The listening port. Each call has its own daemon thread, so that a slow client does not block others. Bodies over 64
 * KiB are refused with 413 unread.
 */
public final class HttpPort implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HttpPort.class.getName());
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";
    private static final int MAX_BODY_BYTES = 64 * 1024;

    /** As many as any load test opens at once: whoever finds the queue full tries again after a second. */
    private static final int MOST_IN_QUEUE = 1024;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Router router;
    private final CallListener listener;
    private final CountDownLatch closing = new CountDownLatch(1);

    private HttpPort(HttpServer server, ExecutorService threads, Router router, CallListener listener) {
        this.server = server;
        this.threads = threads;
        this.router = router;
        this.listener = listener;
    }

    /**
     * Binds the address and starts to answer.
     *
     * @throws IOException if the address cannot be bound
     */
    public static HttpPort open(InetSocketAddress address, Router router, CallListener listener) throws IOException {
        sendSmallAnswersAtOnce();
        HttpServer server = HttpServer.create(address, MOST_IN_QUEUE);
        ExecutorService threads = Executors.newCachedThreadPool(daemons());
        HttpPort port = new HttpPort(server, threads, router, listener);
        server.setExecutor(threads);
        server.createContext("/", port::serve);
        server.start();
        return port;
    }

    /**
     * The JDK's server writes headers and body in two packets; without this, TCP delays the second until the first is
     * acknowledged, 40 ms on Linux for every call. The only way is a system property, which is read when the JVM first
     * uses that server. A value that is already set is kept.
     */
    private static void sendSmallAnswersAtOnce() {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "bonin-sandbox-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Stops immediately; delayed and stalled answers are dropped. */
    @Override
    public void close() {
        server.stop(0); // before a stalled call ends: a client that repeats it would be answered
        closing.countDown();
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Router.Answer answer = answer(exchange);
            Response response = answer.response();
            int status = response.delivery().reachesCaller() ? response.status() : 0;
            listener.answered(exchange.getRequestMethod(), answer.template(), status);
            deliver(exchange, response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Router.Answer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        Request request = request(exchange, body);
        if (body.length > MAX_BODY_BYTES) {
            Response tooLarge = router.failure(request, 413, "body: too large (expected: at most 64 KiB)");
            return new Router.Answer(Router.UNKNOWN, tooLarge.withHeader("Connection", "close"));
        }
        try {
            return router.answer(request);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The sandbox failed to answer a call; it was answered with 500", e);
            return new Router.Answer(Router.UNKNOWN, router.failure(request, 500, "Internal Server Error"));
        }
    }

    private static Request request(HttpExchange exchange, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        return Request.of(
                exchange.getRequestMethod(),
                String.valueOf(exchange.getRequestURI().getRawPath()),
                exchange.getRequestURI().getRawQuery(),
                headers,
                body);
    }

    /** Returning without sending makes the server close the connection. */
    private void deliver(HttpExchange exchange, Response response) throws IOException, InterruptedException {
        Delivery delivery = response.delivery();
        if (delivery instanceof Delivery.Stalled) {
            closing.await();
        }
        boolean interrupted = delivery instanceof Delivery.Late late
                && closing.await(late.delay().toNanos(), TimeUnit.NANOSECONDS);
        if (delivery.reachesCaller() && !interrupted) {
            send(exchange, response, delivery instanceof Delivery.CutOff);
        }
    }

    private static void send(HttpExchange exchange, Response response, boolean cutOff) throws IOException {
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = response.bodyBytes();
        boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(response.status(), bodiless ? -1 : body.length);
        if (!bodiless) {
            OutputStream out = exchange.getResponseBody();
            out.write(cutOff ? Arrays.copyOf(body, body.length / 2) : body);
            out.flush();
        }
    }
}
