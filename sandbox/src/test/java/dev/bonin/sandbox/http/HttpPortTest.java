package dev.bonin.sandbox.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPortTest {
    private final Sandbox sandbox = Sandbox.start();
    private final Caller caller = new Caller(sandbox);
    private final RawCalls raw = new RawCalls(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nowhere",
                "/certifications",
                "/certifications/",
                "/certifications/a/b",
                "//certifications/a",
                "/users/getToken/",
                "/Users/GetToken",
                "/users%2FgetToken",
                "/sandbox/../users/getToken",
                "/%2e%2e/etc/passwd"
            })
    void answersUnknownPathsInTheEnvelope(String path) {
        HttpResponse<String> answer = caller.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("{\"code\":-1,\"message\":\"Not Found\",\"response\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "OPTIONS", "HEAD", "BREW"})
    void answersUnknownMethodsWith405(String method) {
        HttpResponse<String> answer = caller.send(method, "/certifications/imp_1", "");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("DELETE, GET");
    }

    @Test
    void refusesBodiesOver64KiB() {
        String padding = "x".repeat(64 * 1024);
        assertThat(caller.postJson("/users/getToken", "{\"imp_key\":\"" + padding + "\"}")
                        .statusCode())
                .isEqualTo(413);
        String fits = "{\"imp_key\":\"" + padding.substring(14) + "\"}";
        assertThat(fits).hasSize(64 * 1024);
        assertThat(caller.postJson("/users/getToken", fits).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesBodiesThatAreNotUtf8() throws IOException {
        assertThat(raw.send("POST /users/getToken HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 4\r\nConnection: close\r\n\r\n\"\u00ff\u00fe\""))
                .startsWith("HTTP/1.1 400 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%ff", "a=1&a=2"})
    void refusesBrokenForms(String body) {
        assertThat(caller.postForm("/users/getToken", body).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /sandbox/faults",
                "GET /sandbox",
                "GET /sandbox/page.css",
                "GET /sandbox/openapi.json",
                "GET /",
                "GET /v1/iamport.js",
                "GET /js/iamport.payment-1.1.4.js",
                "GET /v2/browser-sdk.js",
                "POST /v2/browser-sdk/windows",
                "GET /window/0123456789abcdef",
                "GET /window/assets/window.js",
                "POST /users/getToken",
                "GET /identity-verifications",
                "GET /nowhere"
            })
    void refusesAForeignHostOnEveryRoute(String route) throws IOException {
        String answer = raw.send(route + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 403 ").contains("BONIN_SANDBOX_HOSTS", "bonin.public-url");
    }

    @Test
    void refusesACallWithoutAHost() throws IOException {
        assertThat(raw.send("GET /sandbox HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 403 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:1234", "LOCALHOST", "127.0.0.1", "[::1]:80"})
    void acceptsTheNamesOfLoopback(String host) throws IOException {
        assertThat(raw.send("DELETE /sandbox/faults HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void isNotHeldUpByCallersWhoSendNothing() throws IOException {
        List<Socket> silent = new ArrayList<>();
        for (int count = 0; count < 50; count++) {
            Socket socket = raw.connect();
            silent.add(socket);
            socket.getOutputStream()
                    .write("POST /users/getToken HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{"
                            .getBytes(ISO_8859_1));
        }
        assertThat(caller.get("/sandbox").statusCode()).isEqualTo(200);
        for (Socket socket : silent) {
            socket.close();
        }
    }

    /**
     * Hostile bytes get a refusal or a closed connection; never a 500, a stack trace, or a sandbox that stops
     * answering.
     */
    @Test
    void survivesRandomRequests() throws IOException {
        Random random = new Random(1123);
        for (int round = 0; round < 2_000; round++) {
            String answer = sendOrBeCutOff(RandomRequest.draw(random));
            assertThat(answer).as("round %s", round).doesNotContain("HTTP/1.1 500", "\tat ", "java.");
        }
        assertThat(caller.get("/sandbox").statusCode()).isEqualTo(200);
    }

    /** If a server closes with our bytes unread, the system resets the connection; that counts as a refusal too. */
    private String sendOrBeCutOff(byte[] request) throws IOException {
        try {
            return raw.send(request);
        } catch (SocketException reset) {
            return "";
        }
    }
}
