package dev.bonin.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bonin.sandbox.json.JsonException;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.webhook.WebhookSecret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * A receiver of webhooks on this machine: it listens on a free port, checks each call as Standard Webhooks says, and
 * keeps the events of {@code bonin-server} in memory. Give the server its address and secret: {@code
 * BONIN_APPLICATIONS_SHOP_WEBHOOKURL}, {@code BONIN_APPLICATIONS_SHOP_WEBHOOKSECRET}.
 */
public final class WebhookInbox implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TAKEN = 204;
    private static final int NOT_TAKEN = 400;

    private final HttpServer server;
    private final WebhookSecret secret;
    private final WebhookCheck check;
    private final BlockingQueue<Event> waiting = new LinkedBlockingQueue<>();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private volatile int status = TAKEN;

    /**
     * An event that the application would have got.
     *
     * @param id the same for all calls about one event
     * @param type such as {@code verification.accepted}
     * @param status the state of the verification after it, such as {@code accepted}
     * @param reason why a policy refused; empty for other events
     */
    public record Event(
            String id, String type, String verificationId, String purpose, String status, Optional<String> reason) {}

    private WebhookInbox(HttpServer server, WebhookSecret secret, Clock clock) {
        this.server = server;
        this.secret = secret;
        this.check = new WebhookCheck(secret.reveal(), clock);
        server.createContext("/", this::take);
        server.start();
    }

    /**
     * Listens from now on, with a secret of its own. A test with {@code @BoninSandbox} has one as a parameter.
     *
     * @param random draws the secret
     */
    public static WebhookInbox open(RandomGenerator random) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new WebhookInbox(HttpServer.create(address, 0), WebhookSecret.draw(random), Clock.systemUTC());
    }

    private void take(HttpExchange call) throws IOException {
        var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var fault = check.fault(name -> call.getRequestHeaders().getFirst(name), body);
        var event = fault.isPresent() ? Optional.<Event>empty() : event(call, body);
        event.ifPresentOrElse(waiting::add, () -> refused.add(fault.orElse("body: no event of a verification")));
        call.sendResponseHeaders(event.isPresent() ? status : NOT_TAKEN, -1);
        call.close();
    }

    private static Optional<Event> event(HttpExchange call, String body) {
        try {
            return JsonReader.parse(body) instanceof JsonObject event
                    ? event.find("data")
                            .filter(JsonObject.class::isInstance)
                            .map(data ->
                                    event(call.getRequestHeaders().getFirst("webhook-id"), event, (JsonObject) data))
                    : Optional.empty();
        } catch (JsonException otherText) {
            return Optional.empty();
        }
    }

    private static Event event(String id, JsonObject event, JsonObject data) {
        return new Event(
                id,
                event.findString("type").orElse(""),
                data.findString("verification_id").orElse(""),
                data.findString("purpose").orElse(""),
                data.findString("status").orElse(""),
                data.findString("reason"));
    }

    /** Returns the address that webhooks go to. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks";
    }

    /** Returns the secret that signs: {@code whsec_...}. */
    public String secret() {
        return secret.reveal();
    }

    /** Answers every genuine call with this status from now on, such as 503 for a receiver in trouble. */
    public void answer(int otherStatus) {
        status = otherStatus;
    }

    /**
     * Waits for the next event, and takes it out.
     *
     * @throws AssertionError if none comes within two minutes; the message has the calls that were refused
     */
    public Event next() {
        return next(PATIENCE)
                .orElseThrow(() -> new AssertionError(
                        "No webhook came to " + url() + " within " + PATIENCE + "; refused calls: " + refused));
    }

    /** Waits for the next event for at most this time, and takes it out; empty if none comes. */
    public Optional<Event> next(Duration atMost) {
        try {
            return Optional.ofNullable(waiting.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a webhook", stopped);
        }
    }

    /** Returns why calls were refused, which were not signed with this secret, for example. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /** Stops listening. */
    @Override
    public void close() {
        server.stop(0);
    }
}
