package dev.bonin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo and the page to which applications send people, where people are verified on PortOne V2. */
class PagesOnV2InTheBrowserTest {
    private static ReceivingPage receiving;
    private static RunningServer server;
    private static ShopServer shop;
    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() {
        receiving = ReceivingPage.open();
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop", receiving.url())));
        settings.add("bonin.portone.api=v2");
        server = RunningServer.start(settings.toArray(String[]::new));
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

    private Page open(BrowserContext context, String url, String portOne) {
        StandInSdk.in(context, server.sandbox(), portOne);
        var page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(url);
        return page;
    }

    @Test
    void showWhatBoninDid() {
        try (var context = chromium.desktop("ko-KR")) {
            var demo = open(context, server.url("/"), StandInSdk.SUCCEEDS);
            demo.click("#bound");

            assertThat(demo.locator("#verdict-title")).hasText("본인인증이 확인되었습니다");
            assertThat(demo.locator("#verdict-bound")).containsText("bound: true");
            assertThat(demo.locator("#person")).containsText("홍*동");
            assertThat(demo.locator("#steps li")).hasCount(11);
            demo.screenshot(screenshot("v2-bound"));
            demo.click("#again");
            assertThat(demo.locator("#verdict-title")).hasText("같은 결과를 다시 알려 드렸습니다");
        }
    }

    @Test
    void showWhatTheGuideLeavesOpen() {
        try (var context = chromium.desktop("en-US")) {
            var demo = open(context, server.url("/"), StandInSdk.SUCCEEDS);
            demo.click("[data-language=en]");
            demo.click("#v2");

            assertThat(demo.locator("#verdict-title")).hasText("Verified");
            assertThat(demo.locator("#verdict-bound")).containsText("bound: false");
            demo.screenshot(screenshot("v2-guide"));
        }
    }

    @Test
    void showThatSomebodyGaveUp() {
        try (var context = chromium.desktop("ko-KR")) {
            var demo = open(context, server.url("/"), "async () => ({ code: 'FAILURE_TYPE_PG', message: '취소하였습니다.' })");
            demo.click("#v2");

            assertThat(demo.locator("#verdict-title")).hasText("본인인증을 마치지 않으셨습니다");
            demo.screenshot(screenshot("v2-cancelled"));
        }
    }

    @Test
    void showWhatFailedWithTheCodeOfPortOne() {
        try (var context = chromium.desktop("en-US")) {
            var demo = open(
                    context, server.url("/"), "async () => ({ code: 'FAILURE_TYPE_PG', message: 'No such name' })");
            demo.click("#v2-frame");

            assertThat(demo.evaluate("window.requested.windowType.pc")).isEqualTo("IFRAME");
            assertThat(demo.locator("#verdict-title")).hasText("The verification failed");
            assertThat(demo.locator("#verdict-text")).hasText("No such name");
            assertThat(demo.locator("#verdict-code")).hasText("error_code: FAILURE_TYPE_PG");
        }
    }

    @Test
    void nameWhatKeptTheWindowFromOpening() {
        try (var context = chromium.desktop("ko-KR")) {
            var demo = open(context, server.url("/"), """
                    () => Promise.reject(Object.assign(new Error("no such channel"),
                      { __portOneErrorType: "IdentityVerificationError", code: "ChannelNotFound" }))
                    """);
            demo.click("#bound");

            assertThat(demo.locator("#verdict-title")).hasText("인증 창을 열지 못했습니다");
            assertThat(demo.locator("#verdict-code")).hasText("error_code: ChannelNotFound");
            complaints.clear(); // the console names PortOne's message, for the developer
        }
    }

    @Test
    void addNothingToTheOrderThatV2DoesNotKnow() {
        try (var context = chromium.desktop("ko-KR")) {
            var demo = open(context, server.url("/"), StandInSdk.SUCCEEDS);
            demo.click("#bound");

            assertThat(demo.locator("#verdict-title")).hasText("본인인증이 확인되었습니다");
            assertThat(demo.evaluate("'company' in window.requested")).isEqualTo(false);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "사용자 취소 | 본인인증을 마치지 않으셨습니다 | 원하시면 다시 진행하실 수 있습니다. | ''",
                "다른 이름 | 본인인증에 실패했습니다 | 입력하신 내용이 맞다면 | error_code: FAILURE_TYPE_PG"
            })
    void tellThePersonOnAPhoneWhoGaveUpFromWhatFailed(String message, String title, String lead, String code) {
        try (var context = chromium.phone()) {
            var page = open(context, shop.order().url(), """
                    async ({ identityVerificationId, redirectUrl }) => {
                      location.href = redirectUrl + "?identityVerificationId=" + identityVerificationId
                        + "&code=FAILURE_TYPE_PG&message=" + encodeURIComponent("%s");
                    }
                    """.formatted(message));
            page.click("#go");
            assertThat(page.locator("#title")).not().hasText("본인인증이 필요합니다");
            page.click("#go");

            assertThat(page.locator("#title")).hasText(title);
            assertThat(page.locator("#lead")).containsText(lead);
            assertThat(page.locator("#reference")).hasText(code);
            assertThat(page.locator("#go")).hasText("다시 하기");
        }
    }

    @Test
    void sendAPersonBackToTheApplication() {
        try (var context = chromium.desktop("ko-KR")) {
            var order = shop.order();
            var page = open(context, order.url(), StandInSdk.SUCCEEDS);
            page.click("#go");
            assertThat(page.locator("#title")).not().hasText("본인인증이 필요합니다");
            page.click("#go");

            assertRedeemable(page, order);
        }
    }

    @Test
    void sendAPersonBackFromAPhone() {
        try (var context = chromium.phone()) {
            var order = shop.order();
            var page = open(context, order.url(), StandInSdk.REDIRECTS);
            page.click("#go");
            assertThat(page.locator("#title")).not().hasText("본인인증이 필요합니다");
            page.screenshot(screenshot("v2-page-phone"));
            page.click("#go");

            assertRedeemable(page, order);
        }
    }

    private static void assertRedeemable(Page page, ShopServer.Order order) {
        page.waitForURL(url -> url.startsWith(receiving.url()) && url.contains("code="));
        var code = SentBrowser.query(page.url()).get("code");
        assertThat(shop.redeem(order.id(), String.valueOf(code)).statusCode()).isEqualTo(200);
    }

    private static Page.ScreenshotOptions screenshot(String name) {
        return new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png"));
    }
}
