package dev.bonin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.bonin.server.GuardedShop.Child;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A child and a guardian, each in a browser of their own. */
class GuardianInTheBrowserTest {
    private static final Pattern BACK = Pattern.compile(".*/done\\?.*");

    private static ReceivingPage receiving;
    private static GuardedShop shop;
    private static Chromium chromium;

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> addresses = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        receiving = ReceivingPage.open();
        shop = GuardedShop.start(receiving.url());
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        shop.server().close();
        receiving.close();
    }

    @AfterEach
    void noPageComplained() {
        assertThat(complaints).isEmpty();
    }

    @Test
    void consentsOnAPhoneForAChildAtADesktop() {
        var child = child();
        try (var phone = chromium.phone()) {
            var url = shop.url(child);
            var page = open(phone, url);
            assertThat(page.locator("#title")).hasText("자녀의 가입에 동의가 필요합니다");
            assertThat(page.locator("#application")).hasText("shop");
            assertThat(page.locator("#wording")).containsText("보유 기간: 탈퇴할 때까지");
            assertThat(page).hasURL(shop.server().url("/certifications/guardian"));
            page.screenshot(screenshot("guardian-asked-phone"));

            page.click("#go");
            Shop.certify(page, "adult");
            assertThat(page.locator("#title")).hasText("동의 여부를 결정해 주세요");
            assertThat(page.locator("#go")).isDisabled();
            page.screenshot(screenshot("guardian-decide-phone"));
            page.check("#declares");
            page.click("#go");

            assertThat(page.locator("#title")).hasText("동의하셨습니다");
            page.screenshot(screenshot("guardian-consented-phone"));
            assertThat(addresses)
                    .as("what the link carries goes nowhere")
                    .noneMatch(address -> address.contains(url.substring(url.indexOf('#') + 1)));
        }
        assertThat(shop.shop().redeem(child.id(), child.code()).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesInEnglishByAPopup() {
        var child = child();
        try (var desktop = chromium.desktop("en-US")) {
            var page = open(desktop, shop.url(child));
            assertThat(page.locator("#title")).hasText("Your child needs your consent");
            page.screenshot(screenshot("guardian-asked-english"));

            Shop.certify(page.waitForPopup(() -> page.click("#go")), "adult");
            assertThat(page.locator("#title")).hasText("Do you consent?");
            page.screenshot(screenshot("guardian-decide-english"));
            page.click("#refuse");

            assertThat(page.locator("#title")).hasText("You have not consented");
        }
        assertThat(shop.shop().redeem(child.id(), child.code()).body()).contains("guardian_refused");
    }

    @Test
    void isToldThatOnlyAdultsConsentAndMayTryAgain() {
        try (var desktop = chromium.desktop("ko-KR")) {
            var page = open(desktop, shop.url(child()));
            assertThat(page.locator("#go")).hasText("본인인증 하기");
            complaintsExpected(() -> {
                Shop.certify(page.waitForPopup(() -> page.click("#go")), "turns-19-tomorrow");
                assertThat(page.locator("#title")).hasText("성년만 동의할 수 있습니다");
            });
            page.screenshot(screenshot("guardian-under-age"));

            Shop.certify(page.waitForPopup(() -> page.click("#go")), "adult");
            assertThat(page.locator("#title")).hasText("동의 여부를 결정해 주세요");
        }
    }

    @Test
    void isToldThatOnlyAdultsConsentAfterTheRedirect() {
        try (var phone = chromium.phone()) {
            var page = open(phone, shop.url(child()));
            assertThat(page.locator("#go")).hasText("본인인증 하기");
            page.click("#go");
            Shop.certify(page, "thirteen");

            assertThat(page.locator("#title")).hasText("성년만 동의할 수 있습니다");
        }
    }

    @Test
    void goesOnAfterAReload() {
        try (var desktop = chromium.desktop("ko-KR")) {
            var page = open(desktop, shop.url(child()));
            assertThat(page.locator("#go")).hasText("본인인증 하기");
            Shop.certify(page.waitForPopup(() -> page.click("#go")), "adult");
            assertThat(page.locator("#title")).hasText("동의 여부를 결정해 주세요");

            page.reload();

            assertThat(page.locator("#title")).hasText("동의 여부를 결정해 주세요");
        }
    }

    @Test
    void isOfferedTheirUsualBrowserInsideAnAppWithTheLink() {
        try (var app =
                chromium.inApp("ko-KR", "Mozilla/5.0 (Linux; Android 15; wv) Mobile Safari/537.36 KAKAOTALK 25.1")) {
            var url = shop.url(child());
            var page = open(app, url);
            assertThat(page.locator("#note")).containsText("앱 안의 브라우저");
            assertThat(page.locator("#open"))
                    .hasAttribute(
                            "href",
                            "kakaotalk://web/openExternal?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8));
            page.screenshot(screenshot("guardian-in-app"));

            page.click("#go");
            Shop.certify(page, "adult");
            assertThat(page.locator("#title")).hasText("동의 여부를 결정해 주세요");
            assertThat(page.locator("#note")).isHidden();
        }
    }

    @Test
    void saysThatTheLinkDoesNotWorkOrWasUsed() {
        var child = child();
        var url = shop.url(child);
        shop.guardian(url.substring(url.indexOf('#') + 1)).consent();
        try (var desktop = chromium.desktop("ko-KR")) {
            complaintsExpected(() -> {
                assertThat(open(desktop, url).locator("#title")).hasText("이미 결정된 요청입니다");
                var unknown = shop.server().url("/certifications/guardian#" + "A".repeat(43));
                assertThat(open(desktop, unknown).locator("#title")).hasText("사용할 수 없는 링크입니다");
            });
            var bare = open(desktop, shop.server().url("/certifications/guardian"));
            assertThat(bare.locator("#title")).hasText("링크를 다시 열어 주세요");
        }
    }

    /** A child is verified by the hosted page at a desktop, and comes back to the shop. */
    private Child child() {
        var order = shop.shop().order();
        try (var desktop = chromium.desktop("ko-KR")) {
            var page = open(desktop, order.url());
            page.click("#go");
            assertThat(page.locator("#go")).hasText("본인인증 하기");
            Shop.certify(page.waitForPopup(() -> page.click("#go")), "thirteen");
            page.waitForURL(BACK);
            var query = SentBrowser.query(page.url());
            assertThat(query).containsEntry("status", "guardian_needed").containsKey("code");
            return new Child(order.id(), query.getOrDefault("code", ""));
        }
    }

    private Page open(BrowserContext context, String url) {
        var page = context.newPage();
        page.onPageError(complaints::add);
        page.onRequest(
                request -> addresses.add(request.url() + request.headers().getOrDefault("referer", "")));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(url);
        return page;
    }

    /** A refusal is an HTTP error, which the browser's console mentions. */
    private void complaintsExpected(Runnable action) {
        action.run();
        complaints.removeIf(text -> text.contains("403") || text.contains("404") || text.contains("409"));
    }

    private static Page.ScreenshotOptions screenshot(String name) {
        return new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png"));
    }
}
