package dev.bonin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A rule of the application's decides against a person, who is told why on the page, and led back. */
class RefusedOnThePageTest {
    private static final Pattern BACK = Pattern.compile(".*/done\\?.*");

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
    void isToldWhyInKoreanAndLedBack() {
        try (var context = chromium.desktop("ko-KR")) {
            var order = order();
            var page = ready(context, order);
            Shop.certify(page.waitForPopup(() -> page.click("#go")), "thirteen");

            assertThat(page.locator("#title")).hasText("본인인증은 확인되었지만 이용하실 수 없습니다");
            assertThat(page.locator("#lead")).containsText("19세");
            assertThat(page.locator("#go")).hasText("서비스로 돌아가기");
            page.screenshot(screenshot("refused-ko"));

            page.click("#go");
            assertIsBack(page, order);
        }
    }

    @Test
    void isToldWhyInEnglishAndLedBack() {
        try (var context = chromium.desktop("en-US")) {
            var order = order();
            var page = ready(context, order);
            Shop.certify(page.waitForPopup(() -> page.click("#go")), "thirteen");

            assertThat(page.locator("#title")).hasText("You were verified, but this is not open to you");
            assertThat(page.locator("#lead")).containsText("19");
            assertThat(page.locator("#go")).hasText("Back to the service");
            page.screenshot(screenshot("refused-en"));

            page.click("#go");
            assertIsBack(page, order);
        }
    }

    @Test
    void isLedBackAtOnceByTheRedirectOnAPhone() {
        try (var context = chromium.phone()) {
            var order = order();
            var page = ready(context, order);
            page.click("#go");
            Shop.certify(page, "thirteen");

            assertIsBack(page, order);
        }
    }

    private static void assertIsBack(Page page, ShopServer.Order order) {
        page.waitForURL(BACK);
        assertThat(SentBrowser.query(page.url()))
                .containsEntry("verification_id", order.id())
                .containsEntry("status", "refused")
                .containsEntry("reason", "under_age")
                .containsEntry("state", ShopServer.STATE)
                .doesNotContainKey("code");
    }

    private static ShopServer.Order order() {
        var body = Map.of(
                "subject",
                ShopServer.SUBJECT,
                "return_url",
                shop.returnUrl(),
                "state",
                ShopServer.STATE,
                "policies",
                List.of("minimum_age:19"));
        var placed = shop.post("", JsonPath.parse(body).jsonString()).body();
        return new ShopServer.Order(JsonPath.read(placed, "$.id"), JsonPath.read(placed, "$.url"));
    }

    private static Page ready(BrowserContext context, ShopServer.Order order) {
        var page = context.newPage();
        page.navigate(order.url());
        page.click("#go");
        assertThat(page.locator("#title")).hasText(Pattern.compile("휴대폰으로 본인인증을 진행합니다|Verify with your phone"));
        return page;
    }

    private static Page.ScreenshotOptions screenshot(String name) {
        return new Page.ScreenshotOptions()
                .setPath(Path.of("target/screenshots/verify-" + name + ".png"))
                .setFullPage(true);
    }
}
