package dev.bonin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.bonin.sandbox.SettableClock;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page says where something is wrong, and where an app is in the way. */
class SentToThePageInTroubleTest {
    private static final String ENDED = "/verify?bonin=result&verification_id=" + "0".repeat(32) + "&status=";
    private static final String ANDROID =
            "Mozilla/5.0 (Linux; Android 16; SM-S938N; wv) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36";
    private static final String IPHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148";

    private static ReceivingPage receiving;
    private static RunningServer server;
    private static ShopServer shop;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        receiving = ReceivingPage.open();
        server = RunningServer.start(ShopServer.settings("shop", receiving.url()));
        shop = ShopServer.of(server, "shop", receiving.url());
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
        receiving.close();
    }

    @Test
    void saysWhatTheServerSaysWhereLookingIsRefused() {
        try (var context = chromium.desktop("ko-KR")) {
            var cookie = new Cookie("bonin", "a").setDomain("localhost");
            context.addCookies(List.of(
                    cookie.setPath("/"),
                    new Cookie("bonin", "b").setDomain("localhost").setPath("/verify")));

            var page = open(context, shop.order());

            assertThat(page.locator("#title")).hasText("같은 쿠키가 두 개 들어 있습니다");
            assertThat(page.locator("#lead")).containsText("쿠키를 지우고");
            assertThat(page.locator("#go")).hasText("다시 불러오기");
        }
    }

    @Test
    void saysWhatTheServerSaysWhereTheClaimIsRefused() {
        var settings = ShopServer.settings("shop");
        var clock = SettableClock.at(Instant.now()); // stands still: the budget does not fill again
        try (var busy = RunningServer.startWithBean(
                        "clock", clock, settings[0], settings[1], "bonin.web.limits.starts-per-minute=1");
                var context = chromium.desktop("en-US")) {
            var there = ShopServer.of(busy, "shop");
            SentBrowser.of(busy).claimed(there.order().pageToken());
            var page = open(context, there.order());
            page.click("#go");

            assertThat(page.locator("#title")).hasText("Too many requests");
        }
    }

    @Test
    void saysThatThereIsNoConnectionOnlyWhereThereIsNone() {
        try (var context = chromium.desktop("ko-KR")) {
            context.route("**/verify/look", route -> route.abort());

            assertThat(open(context, shop.order()).locator("#lead")).containsText("인터넷 연결을 확인하고");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "origin_not_allowed | 다른 사이트에서 진행한 본인인증입니다 | 다른 사람이 보낸 링크였다면 진행하지 마세요. | true",
                "not_certified | 본인인증이 완료되지 않았습니다 | 인증이 취소되었거나 실패했습니다. | false",
                "too_many_tries | 시도 횟수를 초과했습니다 | 처음부터 다시 | false",
                "accepted | 본인인증이 완료되지 않았습니다 | 다시 진행해 주세요. | false"
            })
    void tellsWhyTheRedirectWasRefused(String reason, String title, String lead, boolean warns) {
        try (var context = chromium.phone()) {
            var page = open(context, shop.order());
            assertThat(page.locator("#go")).isVisible();
            page.navigate(server.url(ENDED + "refused&reason=" + reason));

            assertThat(page.locator("#title")).hasText(title);
            assertThat(page.locator("#lead")).containsText(lead);
            assertThat(page.locator("#go")).hasText("다시 하기");
            assertThat(page.locator("#warning").isVisible()).isEqualTo(warns);
        }
    }

    @Test
    void tellsNobodyThatTheyAreVerifiedBecauseTheAddressSaysSo() {
        try (var context = chromium.desktop("ko-KR")) {
            var page = open(context, shop.order());
            assertThat(page.locator("#go")).isVisible();
            page.navigate(server.url(ENDED + "accepted"));

            assertThat(page.locator("#title")).hasText("본인인증이 필요합니다");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                IPHONE + " KAKAOTALK/25.9.0 (INAPP) | kakaotalk://web/openExternal?url=%s/verify#%s",
                ANDROID + " Line/15.1.0 | %s/verify?openExternalBrowser=1#%s",
                ANDROID + " NAVER(inapp; search; 2000; 12.1.0) | intent%s/verify#%s#Intent;scheme=http;end"
            })
    void offersTheUsualBrowserBeforeAnythingIsClaimed(String userAgent, String address) {
        try (var context = chromium.inApp("ko-KR", userAgent)) {
            var order = shop.order();
            var page = open(context, order);
            assertThat(page.locator("#open")).hasText("기본 브라우저로 열기");
            assertThat(page.locator("#copy")).isHidden();
            page.screenshot(screenshot("asked-in-app"));

            var origin = address.startsWith("intent") ? server.url("").substring("http".length()) : server.url("");
            var href = String.valueOf(page.locator("#open").getAttribute("href"));
            assertThat(URLDecoder.decode(href, StandardCharsets.UTF_8))
                    .isEqualTo(address.formatted(origin, order.pageToken()));
            assertThat(shop.find(order.id()).body()).contains("\"claimed\":false");
        }
    }

    @Test
    void offersTheAddressWhereAnAppHasNoWayOut() {
        try (var context = chromium.inApp("ko-KR", IPHONE + " Instagram 400.0.0")) {
            var order = shop.order();
            var page = open(context, order);
            assertThat(page.locator("#open")).isHidden();
            page.evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }");
            page.click("#copy");
            assertThat(page.locator("#copy")).hasText("복사했습니다");
            assertThat(page.evaluate("window.copied")).isEqualTo(order.url());

            page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error('withheld'); }; }");
            page.click("#copy");
            assertThat(page.locator("#address")).hasText(order.url());
        }
    }

    @Test
    void goesOnInTheUsualBrowserAndNoMoreInTheApp() {
        try (var app = chromium.inApp("ko-KR", IPHONE + " Instagram 400.0.0");
                var usual = chromium.phone()) {
            var order = shop.order();
            var inApp = open(app, order);
            assertThat(inApp.locator("#copy")).isVisible();
            var page = open(usual, order);
            assertThat(page.locator("#copy")).isHidden();
            page.click("#go");
            assertThat(page.locator("#go")).hasText("본인인증 하기");

            inApp.click("#go");
            assertThat(inApp.locator("#title")).hasText("다른 브라우저에서 진행 중인 본인인증입니다");
            page.click("#go");
            Shop.certify(page, "adult");
            page.waitForURL(Pattern.compile(".*/done\\?.*"));
        }
    }

    private static Page open(BrowserContext context, ShopServer.Order order) {
        var page = context.newPage();
        page.navigate(order.url());
        return page;
    }

    private static Page.ScreenshotOptions screenshot(String name) {
        return new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png"));
    }
}
