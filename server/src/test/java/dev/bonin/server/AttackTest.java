package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What somebody tries who controls the browser, the redirect, the JSON and the timing, against a server in live mode
 * over HTTP. Each is a mistake that servers written by hand make; the reason and the step that refused are what the
 * server itself noted, and the public answer tells no more than it may.
 */
class AttackTest {
    private static final Deque<Outcome> OUTCOMES = new ArrayDeque<>();

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static Sandbox portOne;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static RunningServer server;

    @BeforeAll
    static void start() {
        portOne = Sandbox.start();
        server = RunningServer.live(portOne, OUTCOMES::add);
    }

    @AfterAll
    static void stop() {
        server.close();
        portOne.close();
    }

    @BeforeEach
    void forget() {
        OUTCOMES.clear();
        portOne.calls().clear();
    }

    @Test
    void acceptsNobodyWithSomebodyElsesImpUid() {
        var victim = server.browser();
        var stolen = certify(victim);

        assertRefused(server.browser().finish(stolen), 404, RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        assertAccepted(victim.finish(stolen), victim);
    }

    @Test
    void acceptsNoOldSuccessOfOnesOwnForSomethingNew() {
        var before = server.browser();
        var old = certify(before);
        assertAccepted(before.finish(old), before);

        var sameBrowser = before.anotherTab();
        assertAccepted(sameBrowser.finish(old), before);
        var impUid = certify(sameBrowser);
        assertAccepted(sameBrowser.finish(impUid), sameBrowser);

        assertRefused(server.browser().finish(old), 404, RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
    }

    @Test
    void finishesNoTwoRequestsWithOneImpUid() {
        var one = server.browser();
        var two = one.anotherTab();
        var impUid = certify(one);

        assertAccepted(one.finish(impUid), one);
        assertAccepted(two.finish(impUid), one);

        assertAccepted(two.finish(certify(two)), two);
    }

    @Test
    void finishesNothingThatNobodyStarted() {
        var impUid = portOne.certify(CertificationOrder.of("adult").withOrigin("https://shop.example/"));

        assertRefused(server.finish(impUid), 409, RefusalReason.NOT_STARTED, Step.BROWSER_BINDING);
        assertNobodyWasAsked();
    }

    @Test
    void finishesNothingForWhoeverLeavesTheCookieOut() {
        var victim = server.browser();
        var stolen = certify(victim);

        assertRefused(server.finish(stolen), 409, RefusalReason.NOT_STARTED, Step.BROWSER_BINDING);
        assertRefused(
                new Browser(server, "", victim.merchantUid(), "").finishNaming(stolen, victim.merchantUid()),
                409,
                RefusalReason.BINDING_LOST,
                Step.BROWSER_BINDING);
        assertNobodyWasAsked();
    }

    @Test
    void finishesNoRequestWithTheCookieOfAnother() {
        var victim = server.browser();
        var stolen = certify(victim);

        assertRefused(
                server.browser().finishNaming(stolen, victim.merchantUid()),
                404,
                RefusalReason.NOT_THIS_REQUEST,
                Step.BROWSER_BINDING);
        assertNobodyWasAsked();
    }

    @Test
    void believesNoRecordOfSomebodyWhoWasNotCertified() {
        var browser = server.browser();
        var failed = portOne.certify(order(browser).with("certified", false));

        assertRefused(browser.finish(failed), 422, RefusalReason.NOT_CERTIFIED, Step.CERTIFIED);
    }

    @ParameterizedTest(name = "certified {0} s from now")
    @ValueSource(longs = {-86_400, -90, 90, 86_400})
    void believesNoCertificationFromBeforeTheStartOrFromTheFuture(long seconds) {
        var browser = server.browser();
        var impUid = portOne.certify(order(browser)
                .with("certified_at", Instant.now().plusSeconds(seconds).getEpochSecond()));

        assertRefused(browser.finish(impUid), 422, RefusalReason.STALE, Step.FRESH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://shop.example.evil.example/",
                "https://evil.example/?https://shop.example"
            })
    void acceptsNoVerificationThatAForeignPageRelayed(String origin) {
        var attacker = server.browser();
        var relayed = portOne.certify(order(attacker).withOrigin(origin));

        assertRefused(attacker.finish(relayed), 422, RefusalReason.ORIGIN_NOT_ALLOWED, Step.ORIGIN);
    }

    @Test
    void takesSuccessForNoEvidence() {
        var browser = server.browser();

        var forged =
                browser.comeBack("imp_uid=imp_000000000000&merchant_uid=" + browser.merchantUid() + "&success=true");
        assertRefused(forged, 404, RefusalReason.NOT_THIS_REQUEST, Step.REPORT);
        assertRefused(
                browser.finishWith("{\"imp_uid\":\"imp_000000000000\",\"success\":true,\"certified\":true}"),
                404,
                RefusalReason.NOT_THIS_REQUEST,
                Step.REPORT);
    }

    @Test
    void logsNobodyInByALinkWithTheAttackersImpUid() {
        var attacker = server.browser();
        var victim = server.browser();
        var link = "imp_uid=" + certify(attacker) + "&merchant_uid=" + attacker.merchantUid() + "&success=true";

        assertRefused(victim.comeBack(link), 404, RefusalReason.NOT_THIS_REQUEST, Step.BROWSER_BINDING);
    }

    @Test
    void burnsNobodysTriesByNavigatingThere() {
        var victim = server.browser();
        var impUid = certify(victim);
        for (int i = 0; i < 20; i++) {
            var invented = "imp_uid=imp_%012d".formatted(i);
            BadInputTest.assertProblem(navigate(victim, invented), 400, "missing_merchant_uid");
            assertRefused(
                    navigate(victim, invented + "&merchant_uid=%032d".formatted(i)),
                    404,
                    RefusalReason.NOT_THIS_REQUEST,
                    Step.BROWSER_BINDING);
        }

        assertNobodyWasAsked();
        assertThat(OUTCOMES).isEmpty();
        assertAccepted(victim.finish(impUid), victim);
    }

    /** A foreign page sends a visitor here. SameSite=Lax lets the cookie come along. */
    private static HttpResponse<String> navigate(Browser victim, String query) {
        return victim.comeBack(
                query, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/certifications", "/certifications/requests"})
    void answersNoPageOfSomebodyElse(String path) {
        var victim = server.browser();
        for (var sign : new String[] {"Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"}) {
            var answer = victim.post(path, "{\"imp_uid\":\"" + certify(victim) + "\"}", sign.split(": ", 2));

            BadInputTest.assertProblem(answer, 403, "cross_site");
        }
        assertThat(OUTCOMES).isEmpty();
        assertNobodyWasAsked();
    }

    @Test
    void takesNoCookieThatASiblingDomainCouldHavePlanted() {
        var attacker = server.browser();
        var victim = server.browser();
        var planted = attacker.cookie().replace("__Host-bonin=", "bonin=");
        assertRefused(
                new Browser(server, planted, attacker.merchantUid(), "").finish(certify(attacker)),
                409,
                RefusalReason.NOT_STARTED,
                Step.BROWSER_BINDING);

        var tossed = new Browser(server, attacker.cookie() + "; " + victim.cookie(), victim.merchantUid(), "");
        BadInputTest.assertProblem(tossed.finish(certify(victim)), 400, "ambiguous_cookie");
    }

    @Test
    void buildsNoAddressFromWhatTheCallerSaysItsHostIs() throws Exception {
        var answer = RawHttp.exchange(
                server.port(),
                RawHttp.request(
                        "POST /certifications/requests HTTP/1.1",
                        "Host: evil.example",
                        "X-Forwarded-Host: evil.example",
                        "Forwarded: host=evil.example",
                        "Content-Length: 0",
                        "Connection: close"));

        assertThat(answer)
                .contains("\"m_redirect_url\":\"https://shop.example/certifications/redirect\"")
                .doesNotContain("evil.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imp_1/../../users/getToken",
                "imp_1/..%2f..%2fpayments",
                "../payments/imp_1",
                "imp_1?_token=x",
                "imp_1#",
                "imp_1%00",
                "imp_1\\r\\nHost: evil.example",
                "imp_1;a=b",
                "imp_1 "
            })
    void asksPortOneOnlyAboutWhatIsAnId(String trick) {
        assertRefused(server.browser().finish(trick), 400, RefusalReason.MALFORMED_IMP_UID, Step.EVIDENCE_SHAPE);
        assertNobodyWasAsked();
    }

    private static CertificationOrder order(Browser browser) {
        return CertificationOrder.of("adult")
                .withMerchantUid(browser.merchantUid())
                .withOrigin("https://shop.example/join");
    }

    private static String certify(Browser browser) {
        return portOne.certify(order(browser));
    }

    private static void assertAccepted(HttpResponse<String> answer, Browser whose) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(OUTCOMES.removeLast().id()).hasToString(whose.merchantUid());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, RefusalReason reason, Step step) {
        BadInputTest.assertProblem(answer, status, reason.code());
        assertThat(answer.body()).doesNotContain("\"steps\"", "홍길동");
        OUTCOMES.removeLast()
                .fold(
                        accepted -> {
                            throw new AssertionError("It was accepted");
                        },
                        waiting -> {
                            throw new AssertionError("It waits for a guardian");
                        },
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(reason);
                            assertThat(refused.steps()).last().isEqualTo(step);
                            return refused;
                        });
    }

    private static void assertNobodyWasAsked() {
        assertThat(portOne.calls().count(RestRoute.GET_CERTIFICATION)).isZero();
    }
}
