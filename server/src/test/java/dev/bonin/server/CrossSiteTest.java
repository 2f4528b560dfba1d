package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page of somebody else's cannot make a visitor's browser finish a verification. */
class CrossSiteTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://localhost.evil.example",
                "http://evil.example:8080",
                "http://localhost@evil.example",
                "null",
                "",
                "file://",
                "::not an origin::"
            })
    void refusesForeignOrigins(String origin) {
        var impUid = server.sandbox().certify("adult");

        BadInputTest.assertProblem(finishFrom(origin, impUid), 403, "cross_site");
        assertThat(server.finish(impUid).statusCode()).as("and used nothing up").isEqualTo(200);
    }

    @Test
    void refusesACrossSiteFormThatHidesItsOrigin() {
        var answer = server.send(server.request("/certifications")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("imp_uid=" + server.sandbox().certify("adult"))));

        BadInputTest.assertProblem(answer, 403, "cross_site");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST /demo/member/00000000000000000000000000000000", "DELETE /demo/member"})
    void signsNobodyUpOrOutForAForeignPage(String call) {
        var words = call.split(" ", 2);
        var answer = server.send(server.request(words[1])
                .header("Origin", "https://evil.example")
                .method(words[0], BodyPublishers.noBody()));

        BadInputTest.assertProblem(answer, 403, "cross_site");
    }

    @Test
    void letsADevelopmentServerOnThisMachineCallInSandboxMode() {
        var answer = finishFrom("http://localhost:5173", server.sandbox().certify("adult"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("http://localhost:5173");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(answer.headers().firstValue("Vary")).contains("Origin");
    }

    @Test
    void answersThePreflightOfThosePagesOnly() {
        assertThat(preflight("http://localhost:5173").statusCode()).isEqualTo(204);
        assertThat(preflight("http://localhost:5173").headers().firstValue("Access-Control-Allow-Headers"))
                .contains("Content-Type");
        assertThat(preflight("https://evil.example").statusCode()).isEqualTo(403);
        assertThat(preflight("https://evil.example").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bonin.web.path=/identity", "spring.mvc.servlet.path=/api"})
    void standsWhereverTheEndpointsAre(String setting) {
        try (var moved = RunningServer.start(setting)) {
            var path = setting.endsWith("/identity") ? "/identity" : "/api/certifications";
            var answer = moved.send(moved.request(path)
                    .header("Origin", "https://evil.example")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"imp_uid\":\"imp_1\"}")));

            BadInputTest.assertProblem(answer, 403, "cross_site");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void marksEveryAnswerAsNobodyElsesToKeep() {
        var answer = server.finish(server.sandbox().certify("adult"));

        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    private static HttpResponse<String> finishFrom(String origin, String impUid) {
        return server.send(server.request("/certifications")
                .header("Origin", origin)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"imp_uid\":\"" + impUid + "\"}")));
    }

    private static HttpResponse<String> preflight(String origin) {
        return server.send(server.request("/certifications")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    }
}
