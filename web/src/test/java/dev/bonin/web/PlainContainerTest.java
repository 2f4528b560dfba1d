package dev.bonin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The servlet does the whole ceremony in a container that has never heard of Spring. */
class PlainContainerTest {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void verifiesAPerson(Container container) throws Exception {
        try (var site = PlainSite.in(container, folder)) {
            var started = site.post("/requests", JSON, "{}");

            var finished = site.post("", JSON, "{\"imp_uid\":\"" + site.certify(started) + "\"}");

            assertThat(started.statusCode()).isEqualTo(201);
            assertThat((String) JsonPath.read(started.body(), "$.portone.m_redirect_url"))
                    .isEqualTo("/shop/identity/redirect");
            assertThat(finished.statusCode()).isEqualTo(200);
            assertThat((String) JsonPath.read(finished.body(), "$.status")).isEqualTo("accepted");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWithAProblem(Container container) throws Exception {
        try (var site = PlainSite.in(container, folder)) {
            assertProblem(site.post("", JSON, "{}"), 400, "missing_imp_uid");
        }
    }

    /** The rest of the body may come at any time, so the container ends the connection; a caller must not reuse it. */
    @ParameterizedTest
    @EnumSource
    void saysThatTheConnectionEndsWhereABodyIsNotRead(Container container) throws Exception {
        try (var site = PlainSite.in(container, folder)) {
            var head = List.of(
                    "POST " + PlainSite.PATH + "/nowhere HTTP/1.1", "Host: localhost", "Content-Length: 2", "", "");

            assertThat(site.exchange(String.join("\r\n", head)))
                    .startsWith("HTTP/1.1 404 ")
                    .containsIgnoringCase("\r\nconnection: close\r\n");
            assertThat(site.post("/requests", JSON, "{}").headers().firstValue("Connection"))
                    .isEmpty();
        }
    }

    /** Applications without cookies put their session's id behind a semicolon into every address. */
    @ParameterizedTest
    @EnumSource
    void answersTheSameWithPathParameters(Container container) throws Exception {
        try (var site = PlainSite.in(container, folder)) {
            var script = site.send(site.request("/bonin.js;jsessionid=1A2B"));
            var started = site.post("/requests;jsessionid=1A2B", JSON, "{\"purpose\":\"signup\"}");
            var finished = site.post(";jsessionid=1A2B", JSON, "{\"imp_uid\":\"" + site.certify(started) + "\"}");

            assertThat(script.body())
                    .isEqualTo(site.send(site.request("/bonin.js")).body());
            assertThat((String) JsonPath.read(started.body(), "$.purpose")).isEqualTo("signup");
            assertThat((String) JsonPath.read(started.body(), "$.portone.m_redirect_url"))
                    .isEqualTo("/shop/identity/redirect");
            assertThat((String) JsonPath.read(finished.body(), "$.status")).isEqualTo("accepted");
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsItsCookieBesideThoseOfOthersThatNoRuleAllows(Container container) throws Exception {
        try (var site = PlainSite.in(container, folder)) {
            var odd = new String[] {"x={\"a\":1,\"b\":2}", "x=\"y", "x", "=", "a b=c", "x=%zz", "$Version=1"};
            for (var cookies : odd) {
                var started = site.post("/requests", JSON, "{}");
                var cookie = cookie(started);
                var body = "{\"imp_uid\":\"" + site.certify(started) + "\"}";

                assertThat(site.exchange(call("", JSON, body.length(), "Cookie: " + cookies + "; " + cookie) + body))
                        .as(cookies)
                        .startsWith("HTTP/1.1 200 ")
                        .contains("\"status\":\"accepted\"");
                assertThat(site.exchange(call("/requests", JSON, 2, "Cookie: " + cookie + "; " + cookies) + "{}"))
                        .as(cookies)
                        .startsWith("HTTP/1.1 201 ");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsItsValuesBesideThoseThatNobodyUses(Container container) throws Exception {
        try (var site = PlainSite.in(container, folder)) {
            var json = "{\"a\":[1e400,{}],\"purpose\":\"signup\",\"b\":\"%\\ud800\",\"\":null}";
            for (var started : List.of(
                    site.post("/requests", JSON, json),
                    site.post("/requests", FORM, "error_msg=100%&purpose=signup&%=1&pg=%zz&&=x"))) {
                assertThat((String) JsonPath.read(started.body(), "$.purpose")).isEqualTo("signup");
            }
            var started = site.post("/requests", JSON, "{}");
            var back = "/redirect?imp_uid=" + site.certify(started) + "&merchant_uid="
                    + JsonPath.read(started.body(), "$.merchant_uid");
            var answer = site.exchange(String.join(
                    "\r\n",
                    "GET " + PlainSite.PATH + back + "&success=true&error_msg=100%&pg=%&x=50%ZZ HTTP/1.1",
                    "Host: localhost",
                    "Cookie: " + cookie(started),
                    "Connection: close",
                    "",
                    ""));
            assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\"status\":\"accepted\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesTwoOfItsCookies(Container container) throws Exception {
        try (var site = PlainSite.in(container, folder)) {
            var started = site.post("/requests", JSON, "{}");
            var cookies = cookie(started) + "; x=1; bonin=planted";

            assertThat(site.exchange(call("/requests", JSON, 2, "Cookie: " + cookies) + "{}"))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"code\":\"ambiguous_cookie\"");
        }
    }

    private static String cookie(HttpResponse<String> started) {
        return started.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    @ParameterizedTest
    @EnumSource
    void saysThatABodyDoesNotArrive(Container container) throws Exception {
        try (var site = PlainSite.in(container, folder)) {
            for (var type : List.of(JSON, FORM)) {
                var answer = site.exchange(call("/requests", type, 100, "X-Nothing: 1") + "{\"purpose\":");

                assertThat(answer)
                        .startsWith("HTTP/1.1 408 ")
                        .containsIgnoringCase("content-type: application/problem+json")
                        .containsIgnoringCase("cache-control: no-store")
                        .contains("\"code\":\"body_timed_out\"");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void startsNothingForAPageAtAnotherOrigin(Container container) throws Exception {
        try (var site = PlainSite.in(container, folder)) {
            assertProblem(site.send(startFrom(site, "same-site")), 403, "other_origin");
            assertThat(site.send(startFrom(site, "same-origin")).statusCode()).isEqualTo(201);
            assertThat(site.send(startFrom(site, "same-site")).statusCode())
                    .as("now the browser has the cookie")
                    .isEqualTo(201);
        }
    }

    private static HttpRequest.Builder startFrom(PlainSite site, String where) {
        return site.request("/requests")
                .header("Origin", "http://localhost:3000")
                .header("Sec-Fetch-Site", where)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofString("{}"));
    }

    private static String call(String path, String type, int length, String header) {
        return String.join(
                        "\r\n",
                        "POST " + PlainSite.PATH + path + " HTTP/1.1",
                        "Host: localhost",
                        "Content-Type: " + type,
                        "Content-Length: " + length,
                        "Connection: close",
                        header)
                + "\r\n\r\n";
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat((String) JsonPath.read(answer.body(), "$.code")).isEqualTo(code);
    }
}
