package dev.bonin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An application sends a person to the page, and the person verifies in a real browser and comes back. */
class SentToThePageTest {
    private static final Pattern BACK = Pattern.compile(".*/done\\?.*");

    private static ReceivingPage receiving;
    private static RunningServer server;
    private static ShopServer shop;
    private static Chromium chromium;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> addresses = new CopyOnWriteArrayList<>();

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

    @AfterEach
    void noPageComplained() {
        assertThat(complaints).isEmpty();
    }

    @Test
    void verifiesByPopupAndComesBackWithACodeThatTheApplicationRedeems() {
        try (var context = chromium.desktop("ko-KR")) {
            var order = shop.order();
            var page = open(context, order);
            assertThat(page.locator("#title")).hasText("본인인증이 필요합니다");
            assertThat(page.locator("#application")).hasText("shop");
            assertThat(page.locator("#host")).hasText("localhost");
            assertThat(page.locator("#purpose")).hasText("본인 확인");
            assertThat(page.locator("#warning")).containsText("다른 사람이 보낸 링크라면 멈추세요");
            page.screenshot(screenshot("asked-desktop"));

            goOn(page);
            page.screenshot(screenshot("ready-desktop"));
            Shop.certify(page.waitForPopup(() -> page.click("#go")), "adult");

            assertRedeemable(page, order);
            assertThat(addresses)
                    .as("what the link carries goes nowhere")
                    .noneMatch(url -> url.contains(order.pageToken()));
        }
    }

    @Test
    void verifiesByRedirectOnAPhone() {
        try (var context = chromium.phone()) {
            var order = shop.order();
            var page = open(context, order);
            page.screenshot(screenshot("asked-phone"));
            goOn(page);
            page.screenshot(screenshot("ready-phone"));
            page.click("#go");
            Shop.certify(page, "adult");

            assertRedeemable(page, order);
        }
    }

    @Test
    void doesNothingUntilThePersonSaysSo() {
        try (var context = chromium.desktop("ko-KR")) {
            var order = shop.order();
            var page = open(context, order);
            assertThat(page.locator("#go")).hasText("제가 시작했습니다. 계속하기");

            assertThat(context.cookies()).isEmpty();
            assertThat(shop.find(order.id()).body()).contains("\"claimed\":false");
        }
    }

    @Test
    void takesTheTokenOutOfTheAddressAndStillKnowsItAfterAReload() {
        try (var context = chromium.desktop("ko-KR")) {
            var page = open(context, shop.order());
            assertThat(page.locator("#go")).isVisible();
            assertThat(page.url()).isEqualTo(server.url("/verify"));

            page.reload();

            assertThat(page.locator("#application")).hasText("shop");
            assertThat(page.evaluate("history.length"))
                    .as("nor is it one step back")
                    .isEqualTo(2);
        }
    }

    @Test
    void letsWhoCancelledTryAgainInAPopup() {
        try (var context = chromium.desktop("ko-KR")) {
            var order = shop.order();
            var page = open(context, order);
            goOn(page);
            cancel(page.waitForPopup(() -> page.click("#go")));
            assertThat(page.locator("#go")).hasText("다시 하기");
            assertThat(page.locator("#title")).hasText("본인인증을 마치지 않으셨습니다");
            assertThat(page.locator("#lead")).hasText("원하시면 다시 진행하실 수 있습니다.");
            page.screenshot(screenshot("cancelled-desktop"));

            Shop.certify(page.waitForPopup(() -> page.click("#go")), "adult");

            assertRedeemable(page, order);
        }
    }

    @Test
    void letsWhoCancelledTryAgainOnAPhone() {
        try (var context = chromium.phone()) {
            var order = shop.order();
            var page = open(context, order);
            goOn(page);
            page.click("#go");
            cancel(page);
            assertThat(page.locator("#title")).hasText("본인인증을 마치지 않으셨습니다");
            assertThat(page).hasURL(server.url("/verify"));
            page.screenshot(screenshot("cancelled-phone"));

            goOn(page);
            page.click("#go");
            Shop.certify(page, "adult");

            assertRedeemable(page, order);
        }
    }

    @Test
    void saysThatItGoesOnInAnotherBrowser() {
        try (var context = chromium.phone()) {
            var order = shop.order();
            SentBrowser.of(server).claimed(order.pageToken());

            var page = open(context, order);

            assertThat(page.locator("#title")).hasText("다른 브라우저에서 진행 중인 본인인증입니다");
            assertThat(page.locator("#go")).isHidden();
            page.screenshot(screenshot("elsewhere-phone"));
        }
    }

    @Test
    void saysThatItIsOverOrThatTheLinkDoesNotWork() {
        try (var context = chromium.desktop("en-US")) {
            var order = shop.order();
            shop.cancel(order.id());
            assertThat(open(context, order).locator("#title")).hasText("This verification is over");

            complaintsExpected(() -> {
                var page = watched(context.newPage());
                page.navigate(server.url("/verify#" + "A".repeat(43)));
                assertThat(page.locator("#title")).hasText("This link does not work");
            });
            var bare = watched(context.newPage());
            bare.navigate(server.url("/verify"));
            assertThat(bare.locator("#title")).hasText("This link does not work");
        }
    }

    @Test
    void saysThatItIsOverToWhoPressesTooLate() {
        try (var context = chromium.desktop("ko-KR")) {
            var order = shop.order();
            var page = open(context, order);
            assertThat(page.locator("#go")).isVisible();
            shop.cancel(order.id());

            complaintsExpected(() -> {
                page.click("#go");
                assertThat(page.locator("#title")).hasText("이미 끝난 본인인증입니다");
            });
        }
    }

    @Test
    void speaksEnglishToWhoeverPrefersItAndKoreanAtAPress() {
        try (var context = chromium.desktop("en-US")) {
            var page = open(context, shop.order());
            assertThat(page.locator("#title")).hasText("Identity verification needed");
            page.screenshot(screenshot("asked-english"));
            page.setViewportSize(360, 800);
            var brand = page.locator(".brand").boundingBox();
            assertThat(brand.height).as("one line on a narrow phone").isLessThan(30);
            assertThat(brand.x + brand.width)
                    .as("beside the languages")
                    .isLessThan(page.locator(".languages").boundingBox().x);

            page.click("[data-language=ko]");

            assertThat(page.locator("#title")).hasText("본인인증이 필요합니다");
            assertThat(page.locator("html")).hasAttribute("lang", "ko");
            assertThat(page.locator("[data-language=ko]")).hasAttribute("aria-pressed", "true");
        }
    }

    @Test
    void canBeUsedByKeyboardAndByEar() {
        try (var context = chromium.desktop("ko-KR")) {
            var page = open(context, shop.order());
            assertThat(page.locator("#go")).isVisible();
            page.focus("#go");
            page.keyboard().press("Enter");

            assertThat(page.locator("#title")).hasText("휴대폰으로 본인인증을 진행합니다");
            assertThat(page.locator("#title")).isFocused();
        }
    }

    @Test
    void isWarnedInsideApps() {
        try (var context =
                chromium.inApp("ko-KR", "Mozilla/5.0 (Linux; Android 15; wv) Mobile Safari/537.36 KAKAOTALK 25.1")) {
            var order = shop.order();
            var page = open(context, order);
            assertThat(page.locator("#note")).containsText("앱 안의 브라우저");

            goOn(page);
            page.click("#go");
            Shop.certify(page, "adult");

            assertRedeemable(page, order);
        }
    }

    private static void goOn(Page page) {
        page.click("#go");
        assertThat(page.locator("#go")).hasText("본인인증 하기");
    }

    private static void cancel(Page window) {
        window.locator("button:has-text('취소'):visible").first().click();
    }

    private static void assertRedeemable(Page page, ShopServer.Order order) {
        page.waitForURL(BACK);
        var query = SentBrowser.query(page.url());
        assertThat(query)
                .containsEntry("verification_id", order.id())
                .containsEntry("status", "accepted")
                .containsEntry("state", ShopServer.STATE);
        assertThat(shop.redeem(order.id(), query.getOrDefault("code", "")).statusCode())
                .isEqualTo(200);
    }

    private Page open(BrowserContext context, ShopServer.Order order) {
        var page = watched(context.newPage());
        page.navigate(order.url());
        return page;
    }

    private Page watched(Page page) {
        page.onPageError(complaints::add);
        page.onRequest(
                request -> addresses.add(request.url() + request.headers().getOrDefault("referer", "")));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    /** A refusal is an HTTP error, which the browser's console mentions. */
    private void complaintsExpected(Runnable action) {
        action.run();
        complaints.removeIf(text -> text.contains("404") || text.contains("410"));
    }

    private static Page.ScreenshotOptions screenshot(String name) {
        return new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png"));
    }
}
