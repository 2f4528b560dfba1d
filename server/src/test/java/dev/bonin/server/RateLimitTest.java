package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.call.RestRoute;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** S2 over HTTP: whoever asks too often has to wait, before anything is read, counted or asked of PortOne. */
class RateLimitTest {
    private static final int STARTS = 30;
    private static final int FINISHES = 240;

    private final SettableClock clock = SettableClock.at(Instant.now());
    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.startWithBean(
                "clock",
                clock,
                "bonin.binding=required",
                "bonin.web.limits.starts-per-minute=" + STARTS,
                "bonin.web.limits.finishes-per-minute=" + FINISHES);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void guessingIdsTeachesNothingAndIsSoonEnded() {
        var victims = server.browser();
        var target = victims.certify("adult");
        var attacker = server.browser();
        var answers = new HashMap<String, Integer>();
        server.sandbox().calls().clear();

        for (int guess = 0; guess < 10_000; guess++) {
            var impUid = guess % 7 == 0 ? target : "imp_%012d".formatted(guess);
            answers.merge(code(guess(attacker, impUid, guess)), 1, Integer::sum);
            if (guess % 10 == 9 && guess < FINISHES - 1) {
                attacker = server.browser(); // what it started takes ten guesses
            }
        }

        assertThat(answers)
                .containsOnly(
                        Map.entry("not_this_request", FINISHES), Map.entry("too_many_requests", 10_000 - FINISHES));
        assertThat(server.sandbox().calls().count(RestRoute.GET_CERTIFICATION)).isLessThanOrEqualTo(FINISHES);
        clock.advance(Duration.ofMinutes(1));
        assertThat(victims.finish(target).statusCode()).isEqualTo(200);
    }

    @Test
    void limitsStarts() {
        for (int i = 0; i < STARTS; i++) {
            server.browser();
        }

        var refused = server.send(startRequest());
        BadInputTest.assertProblem(refused, 429, "too_many_requests");
        assertThat(refused.headers().firstValue("Retry-After")).contains("2");
        assertThat(refused.headers().firstValue("Set-Cookie")).isEmpty();

        clock.advance(Duration.ofSeconds(2));
        assertThat(server.send(startRequest()).statusCode()).isEqualTo(201);
    }

    @Test
    void countsTheRedirectWithTheFinishes() {
        spendFinishes();

        var redirect = server.get("/certifications/redirect?imp_uid=imp_1&imp_uid=imp_2");
        BadInputTest.assertProblem(redirect, 429, "too_many_requests");
        assertThat(redirect.headers().firstValue("Retry-After")).contains("1");
        var person = server.send(server.request("/certifications/redirect?imp_uid=imp_1")
                .header("Accept", "text/html")
                .header("Accept-Language", "ko"));
        assertThat(person.statusCode()).isEqualTo(429);
        assertThat(person.body()).contains("요청이 너무 많습니다");
    }

    @Test
    void readsNothingOfWhatIsTooMuch() {
        spendFinishes();

        var answer = server.send(server.request("/certifications").POST(BodyPublishers.ofString("nonsense")));

        BadInputTest.assertProblem(answer, 429, "too_many_requests");
    }

    @Test
    void letsNoForeignPageSpendAVisitorsBudget() {
        for (int i = 0; i < STARTS * 2; i++) {
            var foreign = server.send(startRequest().header("Origin", "https://evil.example"));
            BadInputTest.assertProblem(foreign, 403, "cross_site");
        }

        assertThat(server.send(startRequest()).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"no-cors, image", "no-cors, script", "cors, empty", "navigate, iframe"})
    void letsNoForeignPageSpendItByWhatItLoads(String mode, String destination) {
        for (int i = 0; i < FINISHES * 2; i++) {
            var loaded = server.send(server.request("/certifications/redirect?success=false")
                    .header("Sec-Fetch-Site", "cross-site")
                    .header("Sec-Fetch-Mode", mode)
                    .header("Sec-Fetch-Dest", destination));
            BadInputTest.assertProblem(loaded, 403, "cross_site");
        }

        var browser = server.browser();
        assertThat(browser.finish(browser.certify("adult")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1,::1", "127.0.0.0/8,::1/128"})
    void tellsTheCallersOfATrustedProxyApart(String proxies) {
        try (var behindProxy = RunningServer.startWithBean(
                "clock", clock, "bonin.web.limits.starts-per-minute=1", "bonin.web.trusted-proxies=" + proxies)) {
            assertThat(startThrough(behindProxy, "203.0.113.7").statusCode()).isEqualTo(201);
            assertThat(startThrough(behindProxy, "198.51.100.9, 203.0.113.7").statusCode())
                    .isEqualTo(429);
            assertThat(startThrough(behindProxy, "203.0.113.8").statusCode()).isEqualTo(201);
        }
    }

    private static HttpResponse<String> startThrough(RunningServer server, String forwardedFor) {
        return server.send(server.request("/certifications/requests")
                .header("X-Forwarded-For", forwardedFor)
                .POST(BodyPublishers.noBody()));
    }

    private void spendFinishes() {
        for (int i = 0; i < FINISHES; i++) {
            server.finish("imp_1");
        }
    }

    private HttpRequest.Builder startRequest() {
        return server.request("/certifications/requests").POST(BodyPublishers.noBody());
    }

    /** Each guess claims to come from somewhere else. */
    private HttpResponse<String> guess(Browser attacker, String impUid, int guess) {
        return server.send(server.request("/certifications")
                .header("Cookie", attacker.cookie())
                .header("X-Forwarded-For", "203.0.113." + guess % 256)
                .header("Forwarded", "for=203.0.113." + guess % 256)
                .header("X-Real-IP", "203.0.113." + guess % 256)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"imp_uid\":\"" + impUid + "\"}")));
    }

    private static String code(HttpResponse<String> answer) {
        Map<String, Object> members = JsonPath.read(answer.body(), "$");
        return String.valueOf(members.get("code"));
    }
}
