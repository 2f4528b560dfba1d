package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.fault.Fault;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators see, on a port that only they reach, how the server does, and nothing of whom it serves. */
class ManagementPortTest {
    private static SettableClock clock;
    private static RunningServer server;

    @BeforeAll
    static void start() {
        clock = SettableClock.at(Instant.now());
        server = RunningServer.startWithBean("clock", clock, "bonin.binding=required");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isForThisMachineOnly() throws Exception {
        assertThat(Reach.overLoopback(server.managementPort())).isTrue();
        assertThat(Reach.fromOutside(server.managementPort())).isFalse();
    }

    @Test
    void staysOnLoopbackWhereTheSandboxIsExposed() throws Exception {
        try (var exposed = RunningServer.start("bonin.sandbox.expose=true")) {
            assertThat(Reach.fromOutside(exposed.port())).isTrue();
            assertThat(Reach.fromOutside(exposed.managementPort())).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/health", "/health/liveness", "/health/readiness", "/info", "/prometheus"})
    void putsNothingOnThePublicPort(String endpoint) {
        BadInputTest.assertProblem(server.get("/actuator" + endpoint), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/env",
                "/beans",
                "/configprops",
                "/heapdump",
                "/threaddump",
                "/loggers",
                "/mappings",
                "/metrics",
                "/conditions",
                "/shutdown",
                "/health/lastCall"
            })
    void hasNothingBesidesHealthMetricsAndInfo(String endpoint) {
        assertThat(managed("/actuator" + endpoint).statusCode()).isEqualTo(404);
    }

    /** The other pods of a cluster reach it there, without a password. */
    @ParameterizedTest
    @ValueSource(strings = {"deploy.md", "deploy.ko.md"})
    void hasHealthAndMetricsOnlyAsThePageSetsItForKubernetes(String page) throws Exception {
        var text = Files.readString(Path.of("..", "docs", page));
        var setting = Pattern.compile("name: MANAGEMENT_ENDPOINTS_WEB_EXPOSURE_INCLUDE, value: \"(.*?)\"")
                .matcher(text);
        assertThat(text).contains("name: MANAGEMENT_SERVER_ADDRESS, value: 0.0.0.0");
        assertThat(setting.find()).isTrue();

        try (var pod = RunningServer.start("management.endpoints.web.exposure.include=" + setting.group(1))) {
            assertThat(statusOf(pod, "/health/readiness")).isEqualTo(200);
            assertThat(statusOf(pod, "/prometheus")).isEqualTo(200);
            assertThat(statusOf(pod, "/bonindoctor")).isEqualTo(404);
            assertThat(statusOf(pod, "/info")).isEqualTo(404);
        }
    }

    private static int statusOf(RunningServer one, String endpoint) {
        var uri = URI.create("http://localhost:" + one.managementPort() + "/actuator" + endpoint);
        return one.send(HttpRequest.newBuilder(uri)).statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"liveness", "readiness"})
    void isAliveAndReadyAndSaysNoMore(String probe) {
        var answer = managed("/actuator/health/" + probe);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void saysWhatItIs() {
        assertThat(JsonPath.<Map<String, Object>>read(managed("/actuator/info").body(), "$"))
                .isEqualTo(Map.of("bonin", Map.of("mode", "sandbox", "version", "development")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "rebound.attacker.example:8081", "localhost.attacker.example", "10.0.0.7"})
    void answersNobodyWhoTakesItForAnotherHost(String host) throws Exception {
        assertThat(raw("GET", host)).startsWith("HTTP/1.1 421 ").contains("\"code\":\"bad_request\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8081", "[::1]:8081"})
    void answersWhoeverNamesThisMachine(String host) throws Exception {
        assertThat(raw("GET", host)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void refusesTrace() throws Exception {
        assertThat(raw("TRACE", "localhost")).startsWith("HTTP/1.1 405 ").contains("\"code\":\"method_not_allowed\"");
    }

    @Test
    void answersWhatThereIsNotWithAProblemThatDoesNotRepeatIt() {
        var answer = managed("/actuator/made-up-name");

        BadInputTest.assertProblem(answer, 404, "not_found");
        assertThat(answer.body()).doesNotContain("made-up-name");
    }

    private static String raw(String method, String host) throws Exception {
        return RawHttp.exchange(
                server.managementPort(),
                RawHttp.request(method + " /actuator/health HTTP/1.1", "Host: " + host, "Connection: close"));
    }

    @Test
    void tellsPortOnesOutageApartFromItsOwn() {
        var browser = server.browser();
        clock.advance(Duration.ofMinutes(6));
        assertPortOne(200, "UNKNOWN");

        server.sandbox().nextAnswers(new Fault.Status(503).times(5));
        assertThat(browser.finish(browser.certify("adult")).statusCode()).isEqualTo(503);
        assertPortOne(503, "PORTONE_UNREACHABLE");
        assertThat(managed("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(managed("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(managed("/actuator/health").body()).contains("\"status\":\"UP\"");

        server.sandbox().clearFaults();
        browser.finish("imp_000000000000");
        assertPortOne(200, "UP");

        clock.advance(Duration.ofMinutes(6));
        assertPortOne(200, "UNKNOWN");
    }

    /** An operator has to correct them, so silence afterwards is no better news. */
    @Test
    void tellsThatPortOneRefusesTheCredentialsUntilItTakesThem() {
        try (var portOne = Sandbox.start();
                var refused = RunningServer.startWithBean(
                        "clock",
                        clock,
                        "bonin.mode=sandbox",
                        "bonin.binding=required",
                        "bonin.portone.api=v2",
                        "bonin.purposes.default.api=v2",
                        "bonin.purposes.old.api=v1",
                        "bonin.portone.base-url=" + portOne.baseUrl(),
                        "bonin.portone.imp-key=" + portOne.merchant().impKey(),
                        "bonin.portone.imp-secret=" + portOne.merchant().impSecret(),
                        "bonin.portone.v2.api-secret=another")) {
            var browser = IdentityBrowser.start(refused).verified(portOne);
            assertThat(browser.finish().statusCode()).isEqualTo(502);
            assertPortOne(refused, 503, "PORTONE_CREDENTIALS_REFUSED");
            assertThat(managed(refused, "/actuator/health/readiness").statusCode())
                    .isEqualTo(200);
            assertThat(managed(refused, "/actuator/health/liveness").statusCode())
                    .isEqualTo(200);

            var old = Browser.startWith(refused, "", "{\"purpose\":\"old\"}");
            old.finish("imp_000000000000");
            assertPortOne(refused, 503, "PORTONE_CREDENTIALS_REFUSED");
            clock.advance(Duration.ofMinutes(6));
            assertPortOne(refused, 503, "PORTONE_CREDENTIALS_REFUSED");
        }
    }

    @Test
    void countsWhatHappened() {
        try (var counting = RunningServer.start("bonin.binding=required")) {
            var browser = counting.browser();
            counting.browser();
            var impUid = browser.certify("adult");
            browser.finish("imp_000000000000");
            browser.finish(impUid);
            browser.finish(impUid);
            counting.finish("nonsense");
            counting.sandbox().nextAnswers(new Fault.Status(503).times(5));
            var late = counting.browser();
            late.finish(late.certify("adult"));

            assertThat(metrics(counting).lines())
                    .contains(
                            "bonin_starts_total{by=\"browser\",mode=\"sandbox\"} 3.0",
                            "bonin_starts_total{by=\"application\",mode=\"sandbox\"} 0.0",
                            outcomes("none", "accepted"),
                            outcomes("none", "accepted_again"),
                            outcomes("not_this_request", "refused"),
                            outcomes("malformed_imp_uid", "refused"),
                            "bonin_erasure_overdue_seconds 0.0",
                            "bonin_erasure_source_pending 0.0",
                            "bonin_portone_calls_seconds_count{api=\"v1\",outcome=\"found\"} 1",
                            "bonin_portone_calls_seconds_count{api=\"v1\",outcome=\"not_found\"} 1",
                            "bonin_portone_calls_seconds_count{api=\"v1\",outcome=\"unavailable\"} 1")
                    .anyMatch(line -> line.matches("bonin_audit_unchained [0-9]+\\.0"))
                    .anyMatch(line -> line.matches("bonin_people_apart (0\\.0|NaN)"));
        }
    }

    @Test
    void countsWhatBrowsersClaimApartFromWhatTheyStartThemselves() {
        var returnUrl = "https://shop.example/done";
        try (var counting = RunningServer.start(ShopServer.settings("shop", returnUrl))) {
            var shop = ShopServer.of(counting, "shop", returnUrl);
            SentBrowser.of(counting).claimed(shop.order().pageToken());
            shop.order();

            assertThat(metrics(counting).lines())
                    .contains(
                            "bonin_starts_total{by=\"application\",mode=\"sandbox\"} 1.0",
                            "bonin_starts_total{by=\"browser\",mode=\"sandbox\"} 0.0");
        }
    }

    private static String outcomes(String reason, String status) {
        return "bonin_outcomes_total{mode=\"sandbox\",reason=\"" + reason + "\",status=\"" + status + "\"} 1.0";
    }

    @Test
    void putsNobodyAndNothingThatCallersMakeUpIntoMetrics() {
        var browser = server.browser();
        var impUid = browser.certify("adult");
        browser.finish(impUid);
        browser.comeBack("imp_uid=" + impUid + "&merchant_uid=" + browser.merchantUid());
        server.get("/verify");
        server.get("/made-up-path?made-up-query");
        server.get("/demo/verifications/" + browser.merchantUid());
        server.send(server.request("/certifications").method("MADEUP", BodyPublishers.noBody()));
        server.send(server.request("/certifications")
                .header("User-Agent", "made-up-agent")
                .header("Content-Type", "made-up/type")
                .POST(BodyPublishers.ofString("made-up-body")));

        var personas = server.sandbox().personas();
        var person = personas.today(personas.find("adult").orElseThrow());
        assertThat(metrics(server))
                .contains("http_server_requests_seconds_count", "uri=\"/certifications\"", "uri=\"/verify\"")
                .doesNotContain(impUid, browser.merchantUid(), browser.cookie().split("=", 2)[1])
                .doesNotContain(
                        person.name(),
                        person.phone(),
                        server.sandbox().merchant().impKey())
                .doesNotContainIgnoringCase("made-up")
                .doesNotContainIgnoringCase("madeup");
    }

    @Test
    void refusesToShareAPort() {
        assertRefused(
                "BONIN_PORT and BONIN_MANAGEMENT_PORT are both 18080.",
                "bonin.port=18080",
                "bonin.management-port=18080");
        assertRefused(
                "BONIN_SANDBOX_PORT and BONIN_MANAGEMENT_PORT are both 18080.",
                "bonin.sandbox-port=18080",
                "bonin.management-port=18080");
        assertRefused("BONIN_MANAGEMENT_PORT is 70000, which is not a port.", "bonin.management-port=70000");
        assertRefused(
                "Health and metrics would be on the public port", "server.port=18081", "management.server.port=18081");
    }

    private static void assertRefused(String sentence, String... settings) {
        assertThatThrownBy(() -> RunningServer.start(settings).close())
                .rootCause()
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining(sentence);
    }

    private static void assertPortOne(int status, String said) {
        assertPortOne(server, status, said);
    }

    private static void assertPortOne(RunningServer server, int status, String said) {
        var answer = managed(server, "/actuator/health/portone");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"status\":\"" + said + "\"}");
    }

    private static String metrics(RunningServer server) {
        return managed(server, "/actuator/prometheus").body();
    }

    private static HttpResponse<String> managed(String path) {
        return managed(server, path);
    }

    private static HttpResponse<String> managed(RunningServer server, String path) {
        return server.send(HttpRequest.newBuilder(URI.create("http://localhost:" + server.managementPort() + path)));
    }
}
