package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A call is found in the log by the id that its caller gave it, and by nothing else that it brought. */
@ExtendWith(OutputCaptureExtension.class)
class RequestIdTest {
    private static final String ID = "of-the-proxy-1";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String WORD = "canary-word-of-a-stranger";

    private static RunningServer server;

    @BeforeAll
    static void start() {
        var settings = Stream.concat(
                Stream.of(ShopServer.settings("shop")), Stream.of("logging.level.dev.bonin.web.problem=debug"));
        server = RunningServer.start(settings.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /certifications/requests?a=" + WORD + ", 403, cross_site, POST /certifications/requests",
        "GET, /certifications/" + WORD + ", 404, not_found, GET /certifications/*",
        "POST, /verify/look, 403, cross_site, POST /verify/look",
        "GET, /v1/accounts/" + WORD + ", 403, not_for_browsers, GET /v1/accounts/{account}",
        "GET, /" + WORD + ", 404, not_found, GET -",
        "GET, /x/../" + WORD + ", 400, bad_request, GET -",
        "TRACE, /" + WORD + ", 405, method_not_allowed, TRACE -"
    })
    void isInAnswerAndLogAtEveryDoor(
            String method, String path, int status, String code, String route, CapturedOutput log) throws Exception {
        var answer = call(method + " " + path, "Origin: https://evil.example", "X-Request-Id: " + ID);

        assertThat(answer).startsWith("HTTP/1.1 " + status).contains("\"request_id\":\"" + ID + "\"");
        assertThat(refused(log))
                .singleElement()
                .asString()
                .contains(" INFO ")
                .contains("Call refused: " + route + ": " + code + " (request_id " + ID + ")");
        assertThat(log.getAll()).doesNotContain(WORD);
    }

    @Test
    void isTheTraceIdWhereThereIsOne(CapturedOutput log) throws Exception {
        var answer = call(
                "POST /certifications",
                "Origin: https://evil.example",
                "X-Request-Id: " + ID,
                "traceparent: 00-" + TRACE + "-00f067aa0ba902b7-01");

        assertThat(answer).contains("\"request_id\":\"" + TRACE + "\"");
        assertThat(refused(log)).singleElement().asString().contains("(request_id " + TRACE + ")");
    }

    /** Anybody can bring wrong keys all day long. */
    @Test
    void isBelowInfoWhereTheCallerIsNotKnown(CapturedOutput log) throws Exception {
        assertThat(call("GET /v1/accounts/" + WORD)).startsWith("HTTP/1.1 401");

        assertThat(refused(log)).singleElement().asString().contains("DEBUG").contains("GET /v1/accounts/{account}: ");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "X-Request-Id: " + WORD + "\r\n " + WORD,
                "X-Request-Id: " + WORD + "\rX: 1",
                "X-Request-Id: " + WORD + "!\nInjected: " + WORD,
                "X-Request-Id: " + WORD + "%0d%0a" + WORD,
                "X-Request-Id: " + WORD + "\u0000",
                "X-Request-Id: <" + WORD + ">",
                "X-Request-Id: " + WORD + "카나리아",
                "X-Request-Id: " + WORD + "x".repeat(64),
                "X-Request-Id: " + WORD + "x".repeat(4_000),
                "traceparent: " + WORD,
                "traceparent: 00-" + WORD + "-00f067aa0ba902b7-01",
                "traceparent: 00-" + TRACE + "-00f067aa0ba902b7-" + WORD);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void isNothingThatCouldDoHarm(String header, CapturedOutput log) throws Exception {
        for (var target : List.of("POST /certifications", "GET /v1/accounts/1", "GET /x/../y")) {
            var answer = call(target, "Origin: https://evil.example", header);

            assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain(WORD, "Injected");
            assertThat(answer).containsPattern("\"request_id\":\"[0-9a-f]{16}\"");
        }
        assertThat(log.getAll()).doesNotContain(WORD, "Injected");
        assertThat(refused(log)).isNotEmpty();
    }

    private static List<String> refused(CapturedOutput log) {
        return log.getAll()
                .lines()
                .filter(line -> line.contains("Call refused"))
                .toList();
    }

    private static String call(String target, String... headers) throws Exception {
        var lines = Stream.concat(
                Stream.of(target + " HTTP/1.1", "Host: localhost", "Connection: close", "Content-Length: 0"),
                Stream.of(headers));
        return RawHttp.exchange(server.port(), RawHttp.request(lines.toArray(String[]::new)));
    }
}
