package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser in front of an application that listens. The tests of the starters verify people by it. */
@BoninSandbox
class SandboxBrowserTest {
    private final List<String> calls = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init") // there before each test
    private HttpServer application;

    @SuppressWarnings("NullAway.Init") // there before each test
    private SandboxBrowser browser;

    @BeforeEach
    void open(SandboxBrowser opened) throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", this::answer);
        application.start();
        browser = opened.at("http://localhost:" + application.getAddress().getPort());
    }

    @AfterEach
    void close() {
        application.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        var headers = call.getRequestHeaders();
        calls.add("%s %s %s %s"
                .formatted(
                        call.getRequestMethod(),
                        call.getRequestURI(),
                        headers.getFirst("Authorization"),
                        headers.getFirst("Cookie")));
        call.getResponseHeaders().add("Set-Cookie", "seen=yes; Path=/");
        switch (call.getRequestURI().getPath()) {
            case "/children/requests" -> send(201, "{\"merchant_uid\":\"of-a-child\"}", call);
            case "/children" -> send(202, "{\"status\":\"guardian_needed\",\"code\":\"of-the-child\"}", call);
            default -> send(400, "{\"code\":\"unknown_purpose\"}", call);
        }
    }

    private static void send(int status, String json, HttpExchange call) throws IOException {
        var body = json.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    /** What an application without sessions needs: tokens, and forms that have a name. */
    @Test
    void sendsTheHeadersThatItsPageHasWithItsCookies() {
        browser.get("/first");
        browser.with("Authorization", "Bearer one")
                .with("authorization", "Bearer two")
                .post("/second", "{}");
        browser.get("/third");

        assertThat(calls)
                .containsExactly(
                        "GET /first null null", "POST /second Bearer two seen=yes", "GET /third null seen=yes");
    }

    @Test
    void tellsWhatTheApplicationAnsweredInsteadOfAStart() {
        assertThatIllegalStateException()
                .isThrownBy(() -> browser.below("/identity").verify("sign-in", "adult"))
                .withMessageContaining("sign-in")
                .withMessageContaining("400 {\"code\":\"unknown_purpose\"}")
                .withMessageContaining("/identity/requests")
                .withMessageContaining("bonin.purposes");
    }

    @Test
    void tellsThatNobodyAnswers() {
        application.stop(0);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> browser.get("/members"))
                .withMessageContaining(":" + application.getAddress().getPort() + "/members");
    }

    @Test
    void asksForTheLinkOfAnApplicationThatRunsElsewhere() {
        var child = browser.below("/children").verify("sign-up", "thirteen");

        assertThat(child.status()).isEqualTo("guardian_needed");
        assertThatIllegalStateException()
                .isThrownBy(() -> child.consentOf("adult"))
                .withMessageContaining("No single Bonin in this JVM")
                .withMessageContaining("browser.guardianAt(link)");
    }
}
