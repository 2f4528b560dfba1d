package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page's script calls, with everything in the attacker's hands. */
class SentBrowserTest {
    private static RunningServer server;
    private static ShopServer shop;

    @BeforeAll
    static void start() {
        server = RunningServer.start(ShopServer.settings("shop"));
        shop = ShopServer.of(server, "shop");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void isToldWhoAsksAndClaimsOnlyWhenItSaysSo() {
        var order = shop.order();

        var looked = SentBrowser.of(server).look(order.pageToken());

        assertThat(JsonPath.<Map<String, Object>>read(looked.body(), "$"))
                .containsOnlyKeys("application", "return_host", "purpose", "mode", "expires_at", "standing")
                .containsEntry("application", "shop")
                .containsEntry("return_host", "shop.example")
                .containsEntry("standing", "open");
        assertThat(looked.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(JsonPath.<Boolean>read(shop.find(order.id()).body(), "$.claimed"))
                .isFalse();
    }

    @Test
    void getsWhatAStartGetsAndACookieThatNoScriptReads() {
        var order = shop.order();

        var claimed = SentBrowser.of(server).claim(order.pageToken());

        assertThat(claimed.statusCode()).isEqualTo(201);
        assertThat(JsonPath.<String>read(claimed.body(), "$.merchant_uid")).isEqualTo(order.id());
        assertThat(JsonPath.<String>read(claimed.body(), "$.portone.m_redirect_url"))
                .isEqualTo("/verify/redirect");
        assertThat(claimed.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void isLedBackWithTheReasonWhereItsApplicationHasCalledTheRequestOff() {
        var order = shop.order();
        var browser = SentBrowser.of(server).claimed(order.pageToken());
        shop.cancel(order.id());

        var posted = browser.finish(order.id());
        var redirected = browser.comeBack("imp_uid=" + browser.certify(order.id()) + "&merchant_uid=" + order.id());

        assertProblem(posted, 410, "request_cancelled");
        for (var address : List.of(
                JsonPath.<String>read(posted.body(), "$.return_to"),
                redirected.headers().firstValue("Location").orElseThrow())) {
            assertThat(address).startsWith(shop.returnUrl());
            assertThat(SentBrowser.query(address))
                    .containsEntry("verification_id", order.id())
                    .containsEntry("status", "refused")
                    .containsEntry("reason", "request_cancelled")
                    .containsEntry("state", ShopServer.STATE)
                    .doesNotContainKey("code");
        }
        assertProblem(SentBrowser.of(server).finish(order.id()), 404, "not_this_request");
    }

    @Test
    void carriesItsCodeBackToTheRegisteredPage() {
        var popup = shop.order();
        var redirect = shop.order();
        var posting = SentBrowser.of(server).claimed(popup.pageToken());
        var comingBack = SentBrowser.of(server).claimed(redirect.pageToken());

        String returnTo = JsonPath.read(posting.finish(popup.id()).body(), "$.return_to");
        var location = comingBack
                .comeBack("imp_uid=" + comingBack.certify(redirect.id()) + "&merchant_uid=" + redirect.id())
                .headers()
                .firstValue("Location")
                .orElseThrow();

        for (var back : List.of(returnTo, location)) {
            assertThat(back).startsWith("https://shop.example/done?from=bonin&verification_id=");
            assertThat(SentBrowser.query(back))
                    .containsEntry("state", ShopServer.STATE)
                    .containsKey("code");
        }
        var code = SentBrowser.query(location).getOrDefault("code", "");
        assertThat(shop.redeem(redirect.id(), code).statusCode()).isEqualTo(200);
    }

    @Test
    void comesBackToThePageWhenItCancelledOrFailed() {
        var order = shop.order();
        var browser = SentBrowser.of(server).claimed(order.pageToken());

        assertThat(location(browser, "imp_success=false&error_msg=%3Cscript%3E"))
                .isEqualTo(server.url("/verify?bonin=result&status=cancelled"));
        assertThat(location(browser, "imp_success=false&error_code=9015&error_msg=%3Cscript%3E"))
                .isEqualTo(server.url("/verify?bonin=result&status=failed&error_code=9015"));
        assertThat(location(browser, "imp_uid=imp_000000000000&merchant_uid=" + order.id()))
                .matches(
                        ".*/verify\\?bonin=result&verification_id=[0-9a-z]{32}&status=refused&reason=not_this_request");
        assertThat(browser.finish(order.id()).statusCode())
                .as("and may try again")
                .isEqualTo(200);
    }

    @Test
    void isTheOnlyOneThatMayGoOnOnceItHasClaimed() {
        var order = shop.order();
        var owner = SentBrowser.of(server).claimed(order.pageToken());
        var thief = SentBrowser.of(server);

        assertProblem(thief.claim(order.pageToken()), 409, "claimed_elsewhere");
        assertThat(JsonPath.<String>read(thief.look(order.pageToken()).body(), "$.standing"))
                .isEqualTo("claimed_elsewhere");
        assertThat(owner.claim(order.pageToken()).statusCode()).as("again").isEqualTo(201);
        assertThat(owner.finish(order.id()).statusCode()).isEqualTo(200);
        assertProblem(owner.claim(order.pageToken()), 410, "page_over");
    }

    /** The application compares the account that it sees in the browser that comes back: that is the thief's. */
    @Test
    void thatStoleTheLinkBeforeVerifiesForNobodyElse() {
        var order = shop.order();
        var code = SentBrowser.of(server).claimed(order.pageToken()).code(order.id());

        assertProblem(shop.redeem(order.id(), code, "the thief's account", "default"), 409, "subject_mismatch");
    }

    @Test
    void cannotFinishWithTheIdAlone() {
        var order = shop.order();
        SentBrowser.of(server).claimed(order.pageToken());
        var thief = SentBrowser.of(server);

        assertThat(thief.finish(order.id()).statusCode()).isNotEqualTo(200);
        assertThat(JsonPath.<String>read(shop.find(order.id()).body(), "$.status"))
                .isEqualTo("open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "' OR 1=1 --",
                "0123456789abcdefghijklmnopqrstuv"
            })
    void guessesNoToken(String guess) {
        assertProblem(SentBrowser.of(server).look(guess), 404, "unknown_page");
        assertProblem(SentBrowser.of(server).claim(guess), 404, "unknown_page");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | malformed_body",
                "nonsense | malformed_body",
                "{\"page_token\":5} | malformed_member",
                "page_token=a | form_labelled_json"
            })
    void isToldWhatIsWrongWithItsBodyInWordsThatFit(String body, String code) {
        for (var path : List.of("/verify/look", "/verify/claim")) {
            var answer = SentBrowser.of(server).post(path, body);

            assertProblem(answer, 400, code);
            assertThat(answer.body()).doesNotContain("imp_uid");
        }
    }

    @Test
    void isNotTheIdOfTheOrder() {
        assertProblem(SentBrowser.of(server).claim(shop.order().id()), 404, "unknown_page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/verify/claim", "/verify/look"})
    void isNotMadeToByAForeignPage(String path) {
        var order = shop.order();
        var body = ShopServer.json(Map.of("page_token", order.pageToken()));
        for (var header : List.of("Origin: https://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site")) {
            var parts = header.split(": ", 2);
            var answer = server.send(server.request(path)
                    .header(parts[0], parts[1])
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body)));

            assertProblem(answer, 403, "cross_site");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(JsonPath.<Boolean>read(shop.find(order.id()).body(), "$.claimed"))
                .isFalse();
    }

    @Test
    void getsAPageThatNobodyFramesKeepsOrAddsTo() {
        var page = server.get("/verify");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self' http://")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.body()).doesNotContain("<script>", " style=", "onclick", "%CEREMONY%");
        assertThat(server.get("/verify?status=%3Cscript%3E&reason=x").body()).isEqualTo(page.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "application.yaml", "..%2fapplication.yaml", "nothing.js", "PAGE.JS"})
    void getsNoOtherFilesThanThePages(String file) {
        assertThat(server.get("/verify/" + file).statusCode()).isIn(400, 404);
        assertThat(server.get("/verify/page.js").statusCode()).isEqualTo(200);
    }

    @Test
    void isMadeToWaitWhenItAsksTooOften() {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop")));
        settings.addAll(List.of("bonin.web.limits.starts-per-minute=2", "bonin.web.limits.finishes-per-minute=3"));
        var clock = SettableClock.at(Instant.now()); // stands still: budgets do not fill again
        try (var busy = RunningServer.startWithBean("clock", clock, settings.toArray(String[]::new))) {
            var guess = "A".repeat(43);
            var browser = SentBrowser.of(busy);

            assertThat(Stream.generate(() -> browser.look(guess).statusCode()).limit(4))
                    .containsExactly(404, 404, 404, 429);
            assertThat(Stream.generate(() -> browser.claim(guess).statusCode()).limit(3))
                    .containsExactly(404, 404, 429);
        }
    }

    @Test
    void isSentToThePublicUrlInLiveModeWhateverTheCallSays() {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop")));
        settings.addAll(List.of(
                "bonin.mode=live",
                "bonin.public-url=https://id.example/",
                "bonin.portone.imp-key=1234567890123456",
                "bonin.portone.imp-secret=an invented secret",
                "bonin.portone.imp-code=imp12345678"));
        try (var live = RunningServer.start(settings.toArray(String[]::new))) {
            var order = ShopServer.of(live, "shop").order();
            var claimed = SentBrowser.of(live).claim(order.pageToken());

            assertThat(order.url()).startsWith("https://id.example/verify#");
            assertThat(JsonPath.<String>read(claimed.body(), "$.portone.m_redirect_url"))
                    .isEqualTo("https://id.example/verify/redirect");
            assertThat(claimed.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("__Host-bonin=")
                    .contains("; Secure;");
            assertThat(live.get("/verify")
                            .headers()
                            .firstValue("Content-Security-Policy")
                            .orElseThrow())
                    .contains("script-src 'self' https://cdn.iamport.kr")
                    .doesNotContain("http:", "unsafe", "localhost");
        }
    }

    private static String location(SentBrowser browser, String query) {
        return browser.comeBack(query).headers().firstValue("Location").orElseThrow();
    }
}
