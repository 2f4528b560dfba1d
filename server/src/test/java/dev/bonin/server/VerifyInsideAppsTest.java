package dev.bonin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitUntilState;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Inside an app a verification may end in another browser, where nobody knows it. So the person is told before anything
 * starts.
 */
class VerifyInsideAppsTest {
    private static final String ANDROID =
            "Mozilla/5.0 (Linux; Android 16; SM-S938N) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36";
    private static final String IPHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148";
    private static final String IN_KAKAOTALK = IPHONE + " KAKAOTALK/25.9.0 (INAPP)";
    private static final String START = "/certifications/requests";

    private static RunningServer server;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        server = RunningServer.startWithBean(
                "shopPages", new ShopPages("/certifications"), "bonin.binding=required", "bonin.web.return-url=/shop");
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko-KR | ko | 지금 카카오톡 안에서 보고 계십니다 | 기본 브라우저로 열기 | 여기서 계속하기",
                "en-US | en | You are inside KakaoTalk | Open in your browser | Continue here"
            })
    void tellsBeforeTheStartAndGoesOn(String locale, String language, String title, String open, String stay) {
        try (var context = chromium.inApp(locale, IN_KAKAOTALK)) {
            var shop = Shop.open(context, server.url("/shop?lang=" + language));
            assertThat(shop.page().evaluate("Bonin.prepare()")).isEqualTo(false);
            shop.page().click("#verify");

            var notice = notice(shop.page());
            assertThat(notice).hasAccessibleName(title);
            assertThat(notice).hasAccessibleDescription(Pattern.compile(".+"));
            assertThat(link(notice, open))
                    .hasAttribute("href", Pattern.compile("kakaotalk://web/openExternal\\?url=http%3A%2F%2F.*"));
            assertThat(shop.calls(START)).isZero();
            shop.page().screenshot(screenshot("in-app-" + language));

            notice.locator("button", new Locator.LocatorOptions().setHasText(stay))
                    .click();
            Shop.certify(shop.page(), "adult");
            shop.page().waitForURL(Pattern.compile(".*/shop$"));
            assertThat(shop.page().evaluate("window.returned.status")).isEqualTo("accepted");
        }
    }

    @Test
    void isLeftByTheEscapeKeyAndAsksAgainTheNextTime() {
        try (var context = chromium.inApp("ko-KR", IN_KAKAOTALK)) {
            var shop = Shop.open(context, server.url("/shop"));
            shop.page().click("#verify");
            notice(shop.page()).waitFor();
            shop.page().keyboard().press("Escape");

            assertThat(shop.told().status()).isEqualTo("cancelled");
            assertThat(notice(shop.page())).hasCount(0);
            shop.page().click("#verify");
            assertThat(notice(shop.page())).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ANDROID + " ; wv) Line/15.1.0 | /shop\\?cart=7&openExternalBrowser=1",
                ANDROID
                        + " NAVER(inapp; search; 2000; 12.1.0) | intent://localhost:[0-9]+/shop\\?cart=7#Intent;scheme=http;end",
                ANDROID + " [FB_IAB/FB4A;FBAV/500.0;] | intent://localhost:[0-9]+/shop\\?cart=7#Intent;scheme=http;end"
            })
    void offersTheWayOutThatTheAppHas(String userAgent, String address) {
        try (var context = chromium.inApp("ko-KR", userAgent)) {
            var shop = Shop.open(context, server.url("/shop?cart=7#top"));
            shop.page().click("#verify");

            assertThat(link(notice(shop.page()), "기본 브라우저로 열기"))
                    .hasAttribute("href", Pattern.compile("(http://localhost:[0-9]+)?" + address));
        }
    }

    @Test
    void offersTheAddressWhereAnAppHasNoWayOut() {
        try (var context = chromium.inApp("ko-KR", IPHONE + " Instagram 400.0.0")) {
            var shop = Shop.open(context, server.url("/shop"));
            shop.page().click("#verify");
            shop.page()
                    .evaluate("() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; }");
            notice(shop.page()).locator("button:has-text('주소 복사하기')").click();

            assertThat(notice(shop.page()).locator("button:has-text('복사했습니다')")).isVisible();
            assertThat(shop.page().evaluate("window.copied")).isEqualTo(server.url("/shop"));
        }
    }

    @Test
    void showsTheAddressWhereTheAppWithholdsTheClipboard() {
        try (var context = chromium.inApp("en-US", IPHONE + " Instagram 400.0.0")) {
            var shop = Shop.open(context, server.url("/shop?lang=en"));
            shop.page().click("#verify");
            shop.page()
                    .evaluate(
                            "() => { navigator.clipboard.writeText = async () => { throw new Error('withheld'); }; }");
            notice(shop.page()).locator("button:has-text('Copy the address')").click();

            assertThat(notice(shop.page())).containsText(server.url("/shop?lang=en"));
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0"})
    void asksInTheBrowsersOwnWordsWhereItKnowsNoDialog(boolean goesOn, int starts) {
        try (var context = chromium.inApp("ko-KR", IN_KAKAOTALK)) {
            var shop = Shop.open(context, server.url("/shop"));
            shop.page().evaluate("() => { delete HTMLDialogElement.prototype.showModal; }");
            shop.page().onDialog(question -> {
                assertThat(question.message()).contains("카카오톡", "여기서 계속하기?");
                if (goesOn) {
                    question.accept();
                } else {
                    question.dismiss();
                }
            });
            shop.page().click("#verify");
            if (goesOn) {
                shop.page().waitForSelector("[data-persona=adult]");
            } else {
                assertThat(shop.told().status()).isEqualTo("cancelled");
            }

            assertThat(shop.calls(START)).isEqualTo(starts);
        }
    }

    @Test
    void tellsThatANoticeOfThePagesOwnFailed() {
        try (var context = chromium.inApp("ko-KR", IN_KAKAOTALK)) {
            var shop = Shop.open(context, server.url("/shop"))
                    .with("{ onNotice: async () => { throw new Error('broken'); } }");
            shop.page().click("#verify");

            assertThat(shop.told().status()).isEqualTo("unavailable");
        }
    }

    @Test
    void leavesTheNoticeToAPageThatHasItsOwn() {
        try (var context = chromium.inApp("ko-KR", IN_KAKAOTALK)) {
            var shop = Shop.open(context, server.url("/shop"))
                    .with("{ onNotice: async (notice) => { window.notice = notice; return true; } }");
            shop.page().click("#verify");
            shop.page().waitForSelector("[data-persona=adult]");
            shop.page().goBack(new Page.GoBackOptions().setWaitUntil(WaitUntilState.COMMIT));

            assertThat(shop.page().evaluate("window.notice.app")).isEqualTo("KakaoTalk");
            assertThat(shop.calls(START)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ANDROID + " | mobile | null | android",
                IPHONE + " Version/19.0 Safari/604.1 | mobile | null | ios",
                IPHONE + " CriOS/141.0 Safari/604.1 | mobile | null | ios",
                IPHONE + " | in_app | an app | ios",
                IPHONE + " NAVER(inapp; search; 1080; 12.1.0) | in_app | the NAVER app | ios",
                ANDROID + " DaumApps/10.0 | in_app | the Daum app | android",
                "Mozilla/5.0 (Linux; Android 16; SM-S938N; wv) Version/4.0 Chrome/141.0 Mobile Safari/537.36 | in_app | an app | android",
                "Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) Version/12.1 Mobile Safari/604.1 | ipad | null | ios",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36 | desktop | null | other",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15 | desktop | null | other"
            })
    void knowsWhereItIs(String userAgent, String kind, String app, String os) {
        try (var context = chromium.inApp("ko-KR", userAgent)) {
            var shop = Shop.open(context, server.url("/shop"));
            shop.page().evaluate("Object.defineProperty(navigator, 'maxTouchPoints', { value: 0 })");

            assertThat(shop.page().evaluate("Bonin.environment()"))
                    .hasToString("{kind=%s, app=%s, os=%s, flow=%s}"
                            .formatted(kind, app, os, kind.equals("desktop") ? "popup" : "redirect"));
        }
    }

    private static Locator notice(Page page) {
        return page.locator("dialog");
    }

    private static Locator link(Locator notice, String text) {
        return notice.locator("a", new Locator.LocatorOptions().setHasText(text));
    }

    private static Page.ScreenshotOptions screenshot(String name) {
        return new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png"));
    }
}
