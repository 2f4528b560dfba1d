package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Started by us, bound to the browser that asked: over HTTP, with everything in the attacker's hands. */
class BoundFlowTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start("bonin.binding=required");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void givesThePageWhatItNeedsAndTheBrowserACookieThatNoScriptReads() {
        var browser = server.browser();

        assertThat(browser.merchantUid()).matches("[0-9a-z]{32}");
        assertThat(browser.setCookie())
                .matches("bonin=[0-9A-Za-z_-]{43}; Path=/; Max-Age=3600; Expires=[^;]+; HttpOnly; SameSite=Lax");
    }

    @Test
    void acceptsThePopupAndTheRedirectOfTheBrowserThatStarted() {
        var popup = server.browser();
        var redirect = server.browser();

        var posted = popup.finish(popup.certify("adult"));
        var cameBack =
                redirect.comeBack("imp_uid=" + redirect.certify("adult") + "&merchant_uid=" + redirect.merchantUid());

        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<Boolean>read(posted.body(), "$.bound")).isTrue();
        assertThat(JsonPath.<String>read(posted.body(), "$.verification_id")).isEqualTo(popup.merchantUid());
        assertThat(cameBack.headers().firstValue("Location").orElseThrow())
                .startsWith("/?bonin=result&verification_id=" + redirect.merchantUid() + "&status=accepted&code="
                        + redirect.merchantUid() + ".");
    }

    @Test
    void letsSeveralTabsFinishInAnyOrder() {
        var first = server.browser();
        var second = first.anotherTab();

        assertThat(second.cookie()).isEqualTo(first.cookie());
        assertThat(second.finish(second.certify("mvno")).statusCode()).isEqualTo(200);
        assertThat(first.finish(first.certify("adult")).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsTheSameOutcomeAgainToARepeatedRedirect() {
        var browser = server.browser();
        var query = "imp_uid=" + browser.certify("adult");

        var first = browser.comeBack(query).headers().firstValue("Location");

        assertThat(browser.comeBack(query).headers().firstValue("Location")).isEqualTo(first);
    }

    @Nested
    class Refuses {
        @Test
        void theBareFinishOfTheGuide() {
            BadInputTest.assertProblem(server.finish(server.sandbox().certify("adult")), 409, "not_started");
        }

        @Test
        void loginCsrfByTheRedirect() {
            var attacker = server.browser();
            var victim = server.browser();

            var answer =
                    victim.comeBack("imp_uid=" + attacker.certify("adult") + "&merchant_uid=" + attacker.merchantUid());

            assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("reason=not_this_request");
        }

        @Test
        void somebodyElsesImpUidAndAnUnknownOneAlike() {
            var victim = server.browser();
            var attacker = server.browser();

            var stolen = attacker.finish(victim.certify("adult"));
            var unknown = attacker.finish("imp_000000000000");

            BadInputTest.assertProblem(stolen, 404, "not_this_request");
            assertThat(JsonPath.<String>read(stolen.body(), "$.detail"))
                    .isEqualTo(JsonPath.<String>read(unknown.body(), "$.detail"));
        }

        @Test
        void aMerchantUidOfAnother() {
            var victim = server.browser();
            var attacker = server.browser();
            var body = "{\"imp_uid\":\"%s\",\"merchant_uid\":\"%s\"}";

            var answer = attacker.finishWith(body.formatted(victim.certify("adult"), victim.merchantUid()));

            BadInputTest.assertProblem(answer, 404, "not_this_request");
        }

        @Test
        void aCookieThatCameTwice() {
            var browser = server.browser();

            var answer = server.send(server.request("/certifications")
                    .header("Cookie", browser.cookie() + "; bonin=" + "x".repeat(43))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"imp_uid\":\"" + browser.certify("adult") + "\"}")));

            BadInputTest.assertProblem(answer, 400, "ambiguous_cookie");
        }

        @ParameterizedTest
        @ValueSource(strings = {"bonin=", "bonin=short", "bonin=%00", "other=1", "bonin=\"quoted\""})
        void aCookieThatIsNoneOfOurs(String cookie) {
            var browser = new Browser(server, cookie, server.browser().merchantUid(), "");

            BadInputTest.assertProblem(browser.finish("imp_000000000000"), 409, "not_started");
        }

        @Test
        void theEleventhTry() {
            var browser = server.browser();
            for (int i = 0; i < 10; i++) {
                BadInputTest.assertProblem(browser.finish("imp_00000000000" + i), 404, "not_this_request");
            }

            BadInputTest.assertProblem(browser.finish(browser.certify("adult")), 429, "too_many_tries");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "application/json | {\"purpose\":\"nope\"} | 400 | unknown_purpose",
                    "application/json | {\"purpose\":5} | 400 | malformed_member",
                    "application/json | [] | 400 | malformed_body",
                    "text/plain | x | 415 | unsupported_media_type",
                })
        void aStartThatItDoesNotUnderstand(String type, String body, int status, String code) {
            var answer = server.send(server.request("/certifications/requests")
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(body)));

            BadInputTest.assertProblem(answer, status, code);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }

        @Test
        void aStartFromAForeignPage() {
            var answer = server.send(server.request("/certifications/requests")
                    .header("Origin", "https://evil.example")
                    .POST(BodyPublishers.noBody()));

            BadInputTest.assertProblem(answer, 403, "cross_site");
        }
    }

    @Nested
    class InLiveMode {
        @Test
        void bindsWithAHostCookieAndAcceptsOnlyWindowsThatItsOwnPagesOpened() {
            try (var portOne = Sandbox.start();
                    var live = RunningServer.live(portOne, outcome -> {})) {
                var started = live.send(live.request("/certifications/requests").POST(BodyPublishers.noBody()));
                var setCookie = started.headers().firstValue("Set-Cookie").orElseThrow();
                var merchantUid = JsonPath.<String>read(started.body(), "$.merchant_uid");

                assertThat(setCookie).startsWith("__Host-bonin=").contains("; Secure", "; HttpOnly", "; Path=/");
                assertThat(JsonPath.<String>read(started.body(), "$.portone.m_redirect_url"))
                        .isEqualTo("https://shop.example/certifications/redirect");
                assertThat(finish(live, setCookie, portOne, merchantUid, "https://evil.example/")
                                .body())
                        .contains("origin_not_allowed")
                        .doesNotContain("\"steps\"");
                var accepted = finish(live, setCookie, portOne, merchantUid, "https://shop.example/join");
                assertThat(accepted.statusCode()).isEqualTo(200);
                assertThat(accepted.body())
                        .doesNotContain("\"person\"", "\"steps\"")
                        .contains("\"mode\":\"live\"");
            }
        }

        private static HttpResponse<String> finish(
                RunningServer live, String setCookie, Sandbox portOne, String merchantUid, String origin) {
            var order =
                    CertificationOrder.of("adult").withMerchantUid(merchantUid).withOrigin(origin);
            return live.send(live.request("/certifications")
                    .header("Cookie", setCookie.split(";", 2)[0])
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"imp_uid\":\"" + portOne.certify(order) + "\"}")));
        }
    }
}
