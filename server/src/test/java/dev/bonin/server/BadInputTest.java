package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.lang.management.ManagementFactory;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What comes in broken goes out as a problem with a stable code, in the reader's language, and asks PortOne nothing.
 */
class BadInputTest {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Row(String what, String contentType, String body, int status, String code) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Row json(String what, String body, int status, String code) {
        return new Row(what, JSON, body, status, code);
    }

    static final List<Row> POSTS = List.of(
            json("no imp_uid", "{}", 400, "missing_imp_uid"),
            json("null imp_uid", "{\"imp_uid\":null}", 400, "missing_imp_uid"),
            json("empty imp_uid", "{\"imp_uid\":\"\"}", 400, "missing_imp_uid"),
            json("blank imp_uid", "{\"imp_uid\":\"  \"}", 400, "malformed_imp_uid"),
            json("overlong imp_uid", "{\"imp_uid\":\"imp_" + "1".repeat(65) + "\"}", 400, "malformed_imp_uid"),
            json("way out of the path", "{\"imp_uid\":\"../payments/x\"}", 400, "malformed_imp_uid"),
            json("way out behind a prefix", "{\"imp_uid\":\"imp_1/../..\"}", 400, "malformed_imp_uid"),
            json("encoded way out", "{\"imp_uid\":\"imp_1%2f..\"}", 400, "malformed_imp_uid"),
            json("query", "{\"imp_uid\":\"imp_1?x=1\"}", 400, "malformed_imp_uid"),
            json("line break", "{\"imp_uid\":\"imp_1\\n\"}", 400, "malformed_imp_uid"),
            json("zero byte", "{\"imp_uid\":\"imp_1\\u0000\"}", 400, "malformed_imp_uid"),
            json("Korean", "{\"imp_uid\":\"imp_홍길동\"}", 400, "malformed_imp_uid"),
            json("full-width digits", "{\"imp_uid\":\"imp_\uff11\uff12\"}", 400, "malformed_imp_uid"),
            json("other case", "{\"imp_uid\":\"IMP_123456789012\"}", 400, "malformed_imp_uid"),
            json("array of imp_uids", "{\"imp_uid\":[\"imp_123456789012\"]}", 400, "malformed_imp_uid"),
            json("object", "{\"imp_uid\":{\"$gt\":\"\"}}", 400, "malformed_imp_uid"),
            json("number", "{\"imp_uid\":123456789012}", 400, "malformed_imp_uid"),
            json("true", "{\"imp_uid\":true}", 400, "malformed_imp_uid"),
            json("JSON array", "[\"imp_123456789012\"]", 400, "malformed_json"),
            json("JSON string", "\"imp_123456789012\"", 400, "malformed_json"),
            json("JSON null", "null", 400, "malformed_json"),
            json("empty body", "", 400, "malformed_json"),
            json("cut off", "{\"imp_uid\":\"imp_12345", 400, "malformed_json"),
            json("two values", "{\"imp_uid\":\"imp_1\"} {}", 400, "malformed_json"),
            json("same key twice", "{\"imp_uid\":\"imp_1\",\"imp_uid\":\"imp_2\"}", 400, "malformed_json"),
            json("deep nesting", "[".repeat(4_000), 400, "malformed_json"),
            json("XML under a JSON label", "<imp_uid>imp_1</imp_uid>", 400, "malformed_json"),
            json("jQuery's form under a JSON label", "imp_uid=imp_123456789012", 400, "form_labelled_json"),
            json("the same with more fields", "imp_uid=imp_1&merchant_uid=a+b", 400, "form_labelled_json"),
            json("one megabyte", "{\"imp_uid\":\"" + "1".repeat(1024 * 1024) + "\"}", 413, "body_too_large"),
            new Row("form without imp_uid", FORM, "merchant_uid=a", 400, "missing_imp_uid"),
            new Row("form with two imp_uids", FORM, "imp_uid=imp_1&imp_uid=imp_2", 400, "repeated_parameter"),
            new Row("form with broken encoding", FORM, "imp_uid=%zz", 400, "malformed_form"),
            new Row("form with a way out", FORM, "imp_uid=imp_1%2F..%2F", 400, "malformed_imp_uid"),
            new Row("form of one megabyte", FORM, "imp_uid=" + "1".repeat(1024 * 1024), 413, "body_too_large"),
            new Row("no content type", "", "{\"imp_uid\":\"imp_1\"}", 415, "unsupported_media_type"),
            new Row("plain text", "text/plain", "{\"imp_uid\":\"imp_1\"}", 415, "unsupported_media_type"),
            new Row("XML", "application/xml", "<a/>", 415, "unsupported_media_type"),
            new Row("multipart", "multipart/form-data; boundary=x", "--x--", 415, "unsupported_media_type"),
            new Row("unreadable content type", "application/json;;=", "{}", 415, "unsupported_media_type"),
            new Row("other charset", "application/json;charset=EUC-KR", "{}", 415, "unsupported_media_type"),
            new Row("unknown charset", "application/json;charset=nope", "{}", 415, "unsupported_media_type"),
            json("not certified by anybody", "{\"imp_uid\":\"imp_000000000000\"}", 404, "not_this_request"));

    @ParameterizedTest
    @FieldSource("POSTS")
    void refusesWhatCannotBeUsed(Row row) {
        var korean = post(row, "ko");
        var english = post(row, "en-US,en;q=0.9");

        assertProblem(korean, row.status(), row.code());
        assertProblem(english, row.status(), row.code());
        assertThat(JsonPath.<String>read(korean.body(), "$.title")).matches(".*[가-힣].*");
        assertThat(JsonPath.<String>read(english.body(), "$.title")).doesNotMatch(".*[가-힣].*");
    }

    @Test
    void asksPortOneNothingAboutAnIdThatIsNone() {
        server.sandbox().calls().clear();

        POSTS.stream().filter(row -> row.status() == 400).forEach(row -> post(row, "ko"));

        assertThat(server.sandbox().calls().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'?imp_uid=imp_1&imp_uid=imp_2', 400, repeated_parameter",
        "'?success=true&success=false&imp_uid=imp_1', 400, repeated_parameter",
        "'', 400, missing_imp_uid",
        "'?success=true', 400, missing_imp_uid",
        "'?imp_uid=', 400, missing_imp_uid",
        "'?imp_uid=imp_1%2F..%2F..', 400, malformed_imp_uid",
        "'?imp_uid[]=imp_1', 400, missing_imp_uid",
        "'?imp_uid=%EC%95%88', 400, malformed_imp_uid",
    })
    void refusesReturnLegsThatCannotBeUsed(String query, int status, String code) {
        assertProblem(server.get("/certifications/redirect" + query), status, code);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /certifications, 405, method_not_allowed",
        "PUT, /certifications, 405, method_not_allowed",
        "DELETE, /certifications/redirect, 405, method_not_allowed",
        "GET, /nothing-here, 404, not_found",
        "GET, /certifications/imp_123456789012, 404, not_found",
        "GET, /demo/verifications/00000000000000000000000000000000, 404, not_found",
        "GET, /demo/secret.txt, 404, not_found",
        "TRACE, /certifications, 405, method_not_allowed",
        "TRACE, /, 405, method_not_allowed",
    })
    void answersUnknownAddressesAndMethodsWithProblems(String method, String path, int status, String code) {
        assertProblem(server.send(server.request(path).method(method, BodyPublishers.noBody())), status, code);
    }

    static Stream<String> rawRequests() {
        return Stream.of(
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /certifications/redirect?imp_uid=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                "GET /certifications/../x;y=1/%2e%2e HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(20_000) + "\r\nConnection: close\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "POST /certifications HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("rawRequests")
    void answersWhatIsHardlyHttpWithProblemsToo(String request) throws Exception {
        var answer = RawHttp.exchange(server.port(), request);

        assertThat(answer)
                .matches("(?s)HTTP/1\\.1 4\\d\\d .*")
                .containsIgnoringCase("content-type: application/problem+json");
    }

    @Test
    void showsAPersonTheRequestIdThatTheyAreToQuote() {
        var page = server.send(server.request("/certifications/redirect?imp_uid=nonsense")
                .header("Accept", "text/html")
                .header("Sec-Fetch-Mode", "navigate"));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("<!doctype html>").containsPattern("request_id: <code>[0-9a-f]{16}</code>");
    }

    @Test
    void saysSoWhereItCannotAnswerInTheWantedFormat() {
        var answer = server.send(server.request("/demo/setup").header("Accept", "application/xml"));

        assertProblem(answer, 406, "bad_request");
    }

    @Test
    void answersWhileHundredsOfBodiesTrickleIn() throws Exception {
        try (var slow = SlowBodies.small(server.port(), 300)) {
            assertThat(server.get("/demo/setup").statusCode()).isEqualTo(200);
            assertThat(server.finish(server.sandbox().certify("adult")).statusCode())
                    .isEqualTo(200);
            assertThat(slow.stillWaiting()).isEqualTo(300);
        }
    }

    @Test
    void answersWhileHundredsOfLargeBodiesTrickleIn() throws Exception {
        try (var slow = SlowBodies.large(server.port(), 300)) {
            assertThat(server.get("/demo/setup").statusCode()).isEqualTo(200);
            assertThat(server.finish(server.sandbox().certify("adult")).statusCode())
                    .isEqualTo(200);
            assertThat(slow.stillWaiting()).isEqualTo(300);
        }
    }

    @Test
    @Timeout(300)
    void keepsNoMoreOfABodyInCrumbsThanTheCrumbs() throws Exception {
        var before = usedHeap();
        try (var slow = SlowBodies.inCrumbs(server.port(), 60, 40_000)) {
            while (server.received() < slow.sent()) {
                assertThat(server.get("/demo/setup").statusCode()).isEqualTo(200);
            }
            assertThat(slow.stillWaiting()).isEqualTo(60);
            assertThat(grownSince(before)).isLessThan(48L * 1024 * 1024);
        }
    }

    /**
     * What is kept is kept as long as the connection; what else is on its way through the machine is gone at one of
     * these looks.
     */
    private static long grownSince(long before) {
        return LongStream.range(0, 3).map(look -> usedHeap() - before).min().orElseThrow();
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void readsABodyInCrumbs() throws Exception {
        var body = "{\"imp_uid\":\"" + server.sandbox().certify("adult") + "\"}";
        var answer = RawHttp.exchange(
                server.port(),
                RawHttp.request(
                                "POST /certifications HTTP/1.1",
                                "Host: localhost",
                                "Content-Type: application/json",
                                "Transfer-Encoding: chunked",
                                "Connection: close")
                        + body.replaceAll("(?s)(.)", "1\r\n$1\r\n")
                        + "0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void answersABodyThatIsTooLargeAtOnce() throws Exception {
        var answer = RawHttp.exchange(
                server.port(),
                RawHttp.request(
                                "POST /certifications HTTP/1.1",
                                "Host: localhost",
                                "Content-Type: application/json",
                                "Content-Length: 66000",
                                "Connection: close")
                        + "a".repeat(66_000));

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"code\":\"body_too_large\"");
    }

    @Test
    void finishesNothingOnHead() {
        var impUid = server.sandbox().certify("adult");

        var head = server.send(
                server.request("/certifications/redirect?imp_uid=" + impUid).method("HEAD", BodyPublishers.noBody()));

        assertThat(head.statusCode()).isEqualTo(405);
        assertThat(server.finish(impUid).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> post(Row row, String language) {
        HttpRequest.Builder request = server.request("/certifications")
                .header("Accept-Language", language)
                .POST(BodyPublishers.ofString(row.body()));
        return server.send(row.contentType().isEmpty() ? request : request.header("Content-Type", row.contentType()));
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonPath.<Integer>read(answer.body(), "$.status")).isEqualTo(status);
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo(code);
        assertThat(JsonPath.<String>read(answer.body(), "$.type")).isEqualTo("https://bonin.dev/reasons#" + code);
        assertThat(JsonPath.<String>read(answer.body(), "$.title")).isNotBlank();
        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).isNotBlank();
        assertThat(JsonPath.<String>read(answer.body(), "$.request_id")).matches("[0-9a-f]{16}");
    }
}
