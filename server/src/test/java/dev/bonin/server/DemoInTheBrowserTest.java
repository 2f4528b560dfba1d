package dev.bonin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.bonin.sandbox.call.RestRoute;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person verifies in a real browser, and the server knows who it is. */
class DemoInTheBrowserTest {
    private static RunningServer server;
    private static Chromium chromium;

    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() {
        server = RunningServer.start();
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @AfterEach
    void noPageComplained() {
        assertThat(complaints).isEmpty();
    }

    @Test
    void verifiesByPopupStepByStep() {
        try (var context = chromium.desktop("ko-KR")) {
            var demo = open(context);
            var window = demo.waitForPopup(() -> demo.click("#popup"));
            fillIn(window, "adult");
            window.click("#details-send");
            window.locator("button.strong:visible").click();
            window.click("#code-form [type=submit]");
            Chromium.leaveBy(window, "#finish-leave");

            assertVerified(demo, "홍*동", "1990-**-**");
            assertThat(demo.locator("#steps li")).hasCount(11);
            assertThat(window.isClosed()).isTrue();
            demo.screenshot(screenshot("popup-accepted"));
        }
    }

    @Test
    void verifiesBoundToTheBrowserThatStarted() {
        try (var context = chromium.desktop("ko-KR")) {
            var demo = open(context);
            quickly(demo.waitForPopup(() -> demo.click("#bound")), "foreigner");

            assertThat(demo.locator("#verdict-title")).hasText("본인인증이 확인되었습니다");
            assertThat(demo.locator("#verdict-bound")).containsText("bound: true");
            assertThat(demo.locator("#person")).containsText("JIN ******");
            demo.screenshot(screenshot("bound-accepted"));
            demo.click("#again");
            assertThat(demo.locator("#verdict-title")).hasText("같은 결과를 다시 알려 드렸습니다");
            var cookie = context.cookies(server.url("/")).get(0);
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.name).isEqualTo("bonin");
        }
    }

    @Test
    void verifiesBoundOnAPhoneByRedirect() {
        try (var context = chromium.phone()) {
            var demo = open(context);
            demo.click("#bound");
            quickly(demo, "adult");
            demo.waitForURL(server.url("/"));

            assertVerified(demo, "홍*동", "1990-**-**");
            assertThat(demo.locator("#verdict-bound")).containsText("bound: true");
        }
    }

    @Test
    void worksWhereverTheEndpointsAre() {
        try (var moved = RunningServer.start("bonin.web.path=/verify/here");
                var context = chromium.desktop("en-US")) {
            var demo = open(context, moved);
            quickly(demo.waitForPopup(() -> demo.click("#bound")), "adult");
            assertThat(demo.locator("#verdict-bound")).containsText("bound: true");
            quickly(demo.waitForPopup(() -> demo.click("#popup")), "adult");
            assertThat(demo.locator("#verdict-bound")).containsText("bound: false");
        }
    }

    @Test
    void tellsThatThePersonCancelledTheBoundFlow() {
        try (var context = chromium.desktop("en-US")) {
            var demo = open(context);
            demo.waitForPopup(() -> demo.click("#bound")).close();

            assertThat(demo.locator("#verdict-title")).hasText("You did not complete the verification");
            assertThat(demo.locator("#again")).isHidden();
        }
    }

    @Test
    void cutsNothingOffOnAPhone() {
        try (var context = chromium.phone()) {
            var demo = open(context);
            assertThat(demo).hasTitle("Bonin · 본인인증 체험");

            assertThat(demo.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .isEqualTo(true);
            assertThat(demo.evaluate("[...document.querySelectorAll('pre')].every((box) => {"
                            + " const { whiteSpace, overflowWrap, overflowX } = getComputedStyle(box);"
                            + " return whiteSpace === 'pre' && overflowWrap === 'normal' && overflowX === 'auto'; })"))
                    .as("code scrolls and breaks no word")
                    .isEqualTo(true);
            assertThat(demo.locator(".languages").boundingBox().y)
                    .as("beside the name, above the badge")
                    .isLessThan(demo.locator(".badge").boundingBox().y);
        }
    }

    @Test
    void verifiesByRedirectOnAPhone() {
        try (var context = chromium.phone()) {
            var demo = open(context);
            demo.click("#redirect");
            quickly(demo, "adult");
            demo.waitForURL(server.url("/"));

            assertVerified(demo, "홍*동", "1990-**-**");
            demo.screenshot(screenshot("redirect-phone"));
        }
    }

    @Test
    void showsThatTomorrowMakesTheDifferenceBetweenTwoLaws() {
        try (var context = chromium.desktop("ko-KR")) {
            var demo = open(context);
            quickly(demo.waitForPopup(() -> demo.click("#popup")), "turns-19-tomorrow");

            assertThat(demo.locator("#ages li").first()).containsText("아니요");
            assertThat(demo.locator("#ages li").nth(1)).containsText("청소년 보호법");
        }
    }

    @Test
    void refusesTheSameImpUidTheSecondTime() {
        try (var context = chromium.desktop("en-US")) {
            var demo = open(context);
            quickly(demo.waitForPopup(() -> demo.click("#popup")), "mvno");
            assertThat(demo.locator("#verdict-title")).hasText("Verified");
            complaintsExpected(() -> {
                demo.click("#again");
                assertThat(demo.locator("#verdict-title")).hasText("The server refused");
            });

            assertThat(demo.locator("#steps li.refused")).containsText("Recorded");
        }
    }

    @Test
    void asksNothingWhenThePersonCancels() {
        try (var context = chromium.desktop("ko-KR")) {
            var demo = open(context);
            server.sandbox().calls().clear();
            var window = demo.waitForPopup(() -> demo.click("#popup"));
            window.locator("button:has-text('취소'):visible").first().click();

            assertThat(demo.locator("#verdict-title")).hasText("본인인증을 마치지 않으셨습니다");
            assertThat(server.sandbox().calls().count(RestRoute.GET_CERTIFICATION))
                    .isZero();
        }
    }

    @Test
    void asksNothingWhenTheRedirectSaysCancelled() {
        try (var context = chromium.phone()) {
            var demo = open(context);
            server.sandbox().calls().clear();
            demo.click("#redirect");
            demo.locator("button:has-text('취소'):visible").first().click();
            demo.waitForURL(server.url("/"));

            assertThat(demo.locator("#verdict-title")).hasText("본인인증을 마치지 않으셨습니다");
            assertThat(server.sandbox().calls().count(RestRoute.GET_CERTIFICATION))
                    .isZero();
        }
    }

    @Test
    void tellsWhyThePersonWhoAlwaysFailsFailed() {
        try (var context = chromium.desktop("ko-KR")) {
            var demo = open(context);
            var window = demo.waitForPopup(() -> demo.click("#popup"));
            quickly(window, "always-fails");
            Chromium.leaveBy(window, "#finish-leave");

            assertThat(demo.locator("#verdict-title")).hasText("본인인증에 실패했습니다");
            assertThat(demo.locator("#verdict-text")).containsText("일치하지 않습니다");
            assertThat(demo.locator("#verdict-code")).hasText("error_code: info_mismatch");
        }
    }

    @Test
    void tellsTheSameWhereTheWindowComesBackByRedirect() {
        try (var context = chromium.phone()) {
            var demo = open(context);
            demo.click("#redirect");
            quickly(demo, "always-fails");
            demo.click("#finish-leave");
            demo.waitForURL(server.url("/"));

            assertThat(demo.locator("#verdict-title")).hasText("본인인증에 실패했습니다");
            assertThat(demo.locator("#verdict-code")).hasText("error_code: info_mismatch");
        }
    }

    @Test
    void speaksEnglishToWhoeverPrefersIt() {
        try (var context = chromium.desktop("en-US")) {
            var demo = open(context);

            assertThat(demo.locator("h1")).containsText("identity verification");
            demo.click("[data-language=ko]");
            assertThat(demo.locator("h1")).containsText("휴대폰 본인인증");
            assertThat(demo.locator("html")).hasAttribute("lang", "ko");
        }
    }

    @Test
    void aPageWrittenFromTheGuideWorksUnmodified() {
        try (var guide = GuidePage.open(server);
                var context = chromium.desktop("ko-KR")) {
            var page = watched(context.newPage());
            page.navigate(guide.url());
            quickly(page.waitForPopup(() -> page.click("#verify")), "adult");

            assertThat(page.locator("#answer")).containsText("\"status\":\"accepted\"");
            assertThat(page.locator("#answer")).containsText("홍*동");
        }
    }

    private Page open(BrowserContext context) {
        return open(context, server);
    }

    private Page open(BrowserContext context, RunningServer where) {
        var page = watched(context.newPage());
        page.navigate(where.url("/"));
        assertThat(page.locator("#redirect")).isEnabled();
        return page;
    }

    private Page watched(Page page) {
        page.onPageError(complaints::add);
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
        complaints.removeIf(text -> text.contains("404"));
    }

    private static void fillIn(Page window, String persona) {
        window.click("[data-persona=" + persona + "] .persona-fill");
    }

    private static void quickly(Page window, String persona) {
        window.click("[data-persona=" + persona + "] .persona-quick");
    }

    private static void assertVerified(Page demo, String name, String birthday) {
        assertThat(demo.locator("#verdict-title")).hasText("본인인증이 확인되었습니다");
        assertThat(demo.locator("#person")).containsText(name);
        assertThat(demo.locator("#person")).containsText(birthday);
    }

    private static Page.ScreenshotOptions screenshot(String name) {
        return new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png"));
    }
}
