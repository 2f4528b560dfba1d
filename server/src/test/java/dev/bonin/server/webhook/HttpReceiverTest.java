package dev.bonin.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bonin.webhook.SignedMessage;
import dev.bonin.webhook.WebhookReceiver.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How webhooks are sent, to receivers of every kind. */
class HttpReceiverTest {
    private static final SignedMessage MESSAGE = new SignedMessage(Map.of("webhook-id", "msg_1"), "{\"type\":\"홍\"}");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(4);
    private static final int MEBIBYTE = 1024 * 1024;

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @SuppressWarnings("NullAway.Init") // started before each test
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    /** Answers what the path says. */
    private void answer(HttpExchange call) throws IOException {
        var path = call.getRequestURI().getPath();
        var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(path + " " + call.getRequestHeaders().getFirst("webhook-id") + " "
                + call.getRequestHeaders().getFirst("Content-Type") + " " + body);
        switch (path) {
            case "/silent" -> await();
            case "/drips" -> drip(call);
            case "/huge" -> flood(call);
            case "/302" -> {
                call.getResponseHeaders().set("Location", url("/200"));
                call.sendResponseHeaders(302, -1);
            }
            case "/429" -> {
                call.getResponseHeaders().set("Retry-After", "120");
                call.sendResponseHeaders(429, -1);
            }
            default -> call.sendResponseHeaders(Integer.parseInt(path.substring(1)), -1);
        }
        call.close();
    }

    private final AtomicInteger flooded = new AtomicInteger();

    private void await() {
        try {
            assertThat(end.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins an answer and never ends it. */
    private void drip(HttpExchange call) throws IOException {
        call.sendResponseHeaders(200, 10);
        call.getResponseBody().write('a');
        call.getResponseBody().flush();
        await();
    }

    /** Answers with more than anybody wants to read, until the reader is gone. */
    private void flood(HttpExchange call) throws IOException {
        call.sendResponseHeaders(200, 0);
        var piece = new byte[MEBIBYTE];
        for (int mebibytes = 0; mebibytes < 1024; mebibytes++) {
            call.getResponseBody().write(piece);
            flooded.incrementAndGet();
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static Answer send(String url, DnsResolver names, boolean internal, Duration deadline) {
        try (var sender = new HttpReceiver(names, internal, deadline)) {
            return sender.send(url, MESSAGE);
        }
    }

    private Answer send(String path, Duration deadline) {
        return send(url(path), SystemDefaultDnsResolver.INSTANCE, true, deadline);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 204, 299})
    void takesEverySuccessForReceipt(int status) {
        assertThat(send("/" + status, LONG))
                .isEqualTo(new Answer(Integer.toString(status), true, false, Optional.empty()));
        assertThat(calls).containsExactly("/" + status + " msg_1 application/json; charset=UTF-8 {\"type\":\"홍\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 302, 400, 404, 500, 503})
    void takesEverythingElseForAFailure(int status) {
        assertThat(send("/" + status, LONG).delivered()).isFalse();
        assertThat(calls).as("nothing is repeated, and no redirect followed").hasSize(1);
    }

    @Test
    void tellsWhatTheReceiverAsksFor() {
        assertThat(send("/410", LONG)).isEqualTo(new Answer("410", false, true, Optional.empty()));
        assertThat(send("/429", LONG)).isEqualTo(new Answer("429", false, false, Optional.of(Duration.ofMinutes(2))));
    }

    @Test
    void givesUpOnAReceiverThatDoesNotAnswer() {
        assertThat(send("/silent", SHORT)).isEqualTo(Answer.none("timeout"));
    }

    @Test
    void takesTheStatusForTheAnswerWhereTheBodyDoesNotEnd() {
        assertThat(send("/drips", SHORT).delivered()).isTrue();
    }

    /** A gibibyte is sent; what was taken over is what fits into the buffers between. */
    @Test
    void readsNoHugeAnswer() {
        assertThat(send("/huge", LONG).delivered()).isTrue();
        assertThat(flooded).hasValueLessThan(128);
    }

    @Test
    void callsNobodyWithoutTlsOnceThatIsNotAllowed() {
        assertThat(send(url("/200"), resolving("8.8.8.8"), false, LONG)).isEqualTo(Answer.none("not_encrypted"));
        assertThat(calls).isEmpty();
    }

    @Test
    void callsNobodyAtAnAddressThatIsNotPublic() {
        for (var host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433")) {
            var url = "https://" + host + ":" + server.getAddress().getPort() + "/200";
            assertThat(send(url, SystemDefaultDnsResolver.INSTANCE, false, LONG))
                    .as(host)
                    .isEqualTo(Answer.none("address_refused"));
        }
        assertThat(calls).isEmpty();
    }

    @Test
    void callsNobodyWhoseNameLeadsToBothAPublicAndAPrivateAddress() {
        var url = "https://shop.example:" + server.getAddress().getPort() + "/200";

        assertThat(send(url, resolving("8.8.8.8", "127.0.0.1"), false, LONG)).isEqualTo(Answer.none("address_refused"));
        assertThat(calls).isEmpty();
    }

    /** What was checked is what is called: the name is looked up once. */
    @Test
    void connectsToTheAddressThatWasLookedUp() {
        var url = "http://shop.example:" + server.getAddress().getPort() + "/200";

        assertThat(send(url, resolving("127.0.0.1"), true, LONG).delivered()).isTrue();
    }

    private static DnsResolver resolving(String... addresses) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                assertThat(host).isEqualTo("shop.example");
                var all = new InetAddress[addresses.length];
                for (int at = 0; at < all.length; at++) {
                    all[at] = InetAddress.getByName(addresses[at]);
                }
                return all;
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    @Test
    void tellsWhyThereIsNoAnswer() throws IOException {
        var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        int port = nobody.getLocalPort();
        nobody.close();

        assertThat(send("http://127.0.0.1:" + port + "/", SystemDefaultDnsResolver.INSTANCE, true, LONG))
                .isEqualTo(Answer.none("not_connected"));
        assertThat(send("http://shop.invalid/", unknown(), true, LONG)).isEqualTo(Answer.none("unknown_host"));
    }

    @Test
    void tellsWhereTheReceiverSpeaksNoTls() throws IOException {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var answered = CompletableFuture.runAsync(() -> answerInPlainText(plain));

            var url = "https://127.0.0.1:" + plain.getLocalPort() + "/";
            assertThat(send(url, SystemDefaultDnsResolver.INSTANCE, true, LONG)).isEqualTo(Answer.none("tls_failed"));
            answered.join();
        }
    }

    private static void answerInPlainText(ServerSocket socket) {
        try (var connection = socket.accept()) {
            connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            connection.getOutputStream().flush();
            connection.getInputStream().readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static DnsResolver unknown() {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                throw new UnknownHostException(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    @Test
    void endsQuietlyAfterItWasClosed() {
        var sender = new HttpReceiver(SystemDefaultDnsResolver.INSTANCE, true, LONG);
        sender.close();

        assertThat(sender.send(url("/200"), MESSAGE)).isEqualTo(Answer.none("no_answer"));
    }
}
