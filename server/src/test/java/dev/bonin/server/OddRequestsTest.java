package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * What other people's scripts and strangers put into requests harms nobody, and comes back neither in an answer nor in
 * the log.
 */
@ExtendWith(OutputCaptureExtension.class)
class OddRequestsTest {
    private static final String WORD = "canary-word-of-a-stranger";
    private static final int MORE_THAN_ANY_PATH_OF_OURS = 15_000;

    static final List<String> COOKIES = List.of(
            "x=\"y\" z",
            "x=\"y",
            "x=\"a;b\"",
            "x=a\tb",
            "x=a\\b",
            "x=한글",
            "x={\"a\":1,\"b\":2}",
            "x",
            "=x",
            "=",
            ";;",
            "a b=c",
            "x{}=1",
            "$Version=1");

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start("bonin.binding=required");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @FieldSource("COOKIES")
    void ignoresCookiesOfOthersThatNoRuleAllows(String odd) throws Exception {
        for (var cookies : List.of("%s; %s", "%2$s; %1$s")) {
            var browser = server.browser();
            var impUid = browser.certify("adult");

            var answer = finish(impUid, cookies.formatted(odd, browser.cookie()));

            assertThat(answer).as(cookies).startsWith("HTTP/1.1 200 ").contains("\"status\":\"accepted\"");
        }
        assertThat(get(server.managementPort(), "/actuator/health", "Cookie: " + odd))
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void stillRefusesTwoOfItsOwn() throws Exception {
        var browser = server.browser();
        var planted = browser.cookie().split("=", 2)[0] + "=\"planted\" value";

        for (var cookies : List.of(browser.cookie() + "; " + planted, planted + "; " + browser.cookie())) {
            assertThat(finish(browser.certify("adult"), cookies))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"code\":\"ambiguous_cookie\"");
        }
    }

    static Stream<String> odd() {
        return Stream.of(
                line("GET / HTTP/1.1") + "Host: " + WORD + "@localhost\r\n\r\n",
                line("GET /x/../" + WORD + " HTTP/1.1") + host(),
                line("GET /%2e%2e/" + WORD + " HTTP/1.1") + host(),
                line("GET /x%5c..%5c" + WORD + " HTTP/1.1") + host(),
                line("GET /WEB-INF/" + WORD + " HTTP/1.1") + host(),
                line("GET /META-INF/" + WORD + "/../x HTTP/1.1") + host(),
                line("GET /url:" + WORD + ":http://x HTTP/1.1") + host(),
                line("GET /" + WORD + "a".repeat(MORE_THAN_ANY_PATH_OF_OURS) + " HTTP/1.1") + host(),
                line("GET /" + WORD + "a".repeat(2 * MORE_THAN_ANY_PATH_OF_OURS) + " HTTP/1.1") + host(),
                line("GET /favicon.ico?" + WORD + " HTTP/1.1") + host(),
                line("GET /" + WORD + "/%zz HTTP/1.1") + host(),
                line("GET /" + WORD + "%ff HTTP/1.1") + host(),
                line("GET /" + WORD + ";a=b HTTP/1.1") + host(),
                line("GET http://" + WORD + "/ HTTP/1.1") + host(),
                line(WORD + " / HTTP/1.1") + host(),
                line("TRACE /" + WORD + " HTTP/1.1") + host(),
                line("GET / HTTP/1.1") + "Accept: " + WORD + "\r\n" + host(),
                line("GET / HTTP/1.1") + "Accept: text/html;q=" + WORD + "\r\n" + host(),
                line("GET /nothing HTTP/1.1") + "Range: " + WORD + "\r\n" + host(),
                line("GET / HTTP/1.1") + "If-Modified-Since: " + WORD + "\r\n" + host(),
                line("GET / HTTP/1.1") + "Cookie: " + WORD + "=\"y\" z\r\n" + host(),
                line("GET / HTTP/1.1") + WORD + "\r\n" + host(),
                line("POST /certifications HTTP/1.1") + "Content-Type: " + WORD + "\r\nContent-Length: 0\r\n" + host(),
                line("POST /certifications HTTP/1.1") + "Content-Length: " + WORD + "\r\n" + host(),
                line("POST /certifications HTTP/1.1") + "Transfer-Encoding: " + WORD + "\r\n" + host(),
                line("POST /demo/setup HTTP/1.1") + "X-HTTP-Method-Override: " + WORD + "\r\n" + host());
    }

    private static String line(String request) {
        return request + "\r\nConnection: close\r\n";
    }

    private static String host() {
        return "Host: localhost\r\n\r\n";
    }

    @ParameterizedTest
    @MethodSource("odd")
    void tellsNothingOfThemAgain(String request, CapturedOutput log) throws Exception {
        for (int port : List.of(server.port(), server.managementPort())) {
            int before = log.getAll().length();

            var answer = RawHttp.exchange(port, request);

            assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain(WORD, "HTTP ERROR", "\tat ", "Powered by");
            if (!answer.startsWith("HTTP/1.1 2")) {
                var type = request.contains("Accept: text/html") ? "text/html" : "application/problem+json";
                assertThat(answer)
                        .containsIgnoringCase("content-type: " + type)
                        .containsIgnoringCase("x-content-type-options: nosniff")
                        .containsIgnoringCase("content-security-policy: default-src 'none'");
            }
            assertThat(log.getAll().substring(before).lines())
                    .allMatch(line -> line.contains("Call refused: ") && !line.contains(WORD));
        }
    }

    private static String finish(String impUid, String cookies) throws Exception {
        var body = "{\"imp_uid\":\"" + impUid + "\"}";
        return RawHttp.exchange(
                server.port(),
                RawHttp.request(
                                "POST /certifications HTTP/1.1",
                                "Host: localhost",
                                "Cookie: " + cookies,
                                "Content-Type: application/json",
                                "Content-Length: " + body.length(),
                                "Connection: close")
                        + body);
    }

    private static String get(int port, String path, String header) throws Exception {
        return RawHttp.exchange(
                port, RawHttp.request("GET " + path + " HTTP/1.1", "Host: localhost", header, "Connection: close"));
    }
}
