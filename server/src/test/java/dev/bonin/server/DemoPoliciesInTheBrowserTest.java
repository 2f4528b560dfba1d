package dev.bonin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.bonin.age.SeoulCalendar;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A newcomer tries what a verification is for, with one persona after another, and is told why. */
class DemoPoliciesInTheBrowserTest {
    private static RunningServer server;
    private static Chromium chromium;

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

    private static LocalDate today() {
        return new SeoulCalendar(Clock.systemUTC()).today();
    }

    @Test
    void tellsAMinorFromWhichDayOnTheyMayComeBack() {
        try (var context = chromium.desktop("ko-KR")) {
            var demo = open(context);
            verify(demo, "adult_check", "thirteen");

            var born = today().minusYears(13);
            assertThat(demo.locator("#verdict-title")).hasText("서버가 받아들이지 않았습니다");
            assertThat(demo.locator("#verdict-text")).containsText("년 1월 1일부터 이용할 수 있습니다");
            assertThat(demo.locator("#verdict-text").textContent())
                    .containsAnyOf((born.getYear() + 19) + "년", (born.getYear() + 18) + "년");
            assertThat(demo.locator("#decisions")).containsText("youth_protection");
            assertThat(demo.locator("#decisions")).containsText("청소년 보호법 제2조 제1호");
            assertThat(demo.locator("#person-card")).isHidden();
            assertThat(demo.locator("#steps li.refused")).containsText("F11");
            demo.screenshot(screenshot("minor-refused"));
        }
    }

    @Test
    void letsWhoIsNineteenTomorrowThroughByOneLawAndNotByTheOther() {
        try (var context = chromium.desktop("en-US")) {
            var demo = open(context);
            verify(demo, "age_of_majority", "turns-19-tomorrow");
            assertThat(demo.locator("#verdict-title")).hasText("The server refused");
            assertThat(demo.locator("#verdict-text")).containsText("You can use it from");
            demo.screenshot(screenshot("minor-tomorrow"));

            verify(demo, "adult_check", "turns-19-tomorrow");
            var lastDay = today().getDayOfYear() == today().lengthOfYear();
            assertThat(demo.locator("#verdict-title")).hasText(lastDay ? "The server refused" : "Verified");
            demo.screenshot(screenshot("youth-tomorrow"));
        }
    }

    @Test
    void tellsWhoSignsUpTwiceThatTheyHaveAnAccount() {
        try (var context = chromium.desktop("ko-KR")) {
            var demo = open(context);
            verify(demo, "signup", "foreigner");
            assertThat(demo.locator("#account")).containsText("account: new");
            demo.click("#sign-up");
            assertThat(demo.locator("#account")).containsText("계정을 만들고");
            assertThat(demo.locator("#member-name")).containsText("member-");

            verify(demo, "signup", "foreigner");
            assertThat(demo.locator("#account")).containsText("account: existing");
            assertThat(demo.locator("#sign-up")).isHidden();
            demo.screenshot(screenshot("signup-again"));

            verify(demo, "recover_account", "foreigner");
            assertThat(demo.locator("#verdict-title")).hasText("본인인증이 확인되었습니다");
            verify(demo, "recover_account", "adult");
            assertThat(demo.locator("#verdict-text")).containsText("이 계정에 등록된 분과 본인인증하신 분이 다릅니다");

            demo.click("#leave");
            assertThat(demo.locator("#member")).isHidden();
            verify(demo, "signup", "foreigner");
            assertThat(demo.locator("#account")).containsText("account: new");
        }
    }

    @Test
    void saysThatNobodyIsNamedWhereNobodyIsSignedIn() {
        try (var context = chromium.desktop("en-US")) {
            var demo = open(context);
            verify(demo, "recover_account", "adult");

            assertThat(demo.locator("#verdict-title")).hasText("The server refused");
            assertThat(demo.locator("#decisions")).containsText("no_account_named");
        }
    }

    private static void verify(Page demo, String purpose, String persona) {
        demo.click("[name=purpose][value=" + purpose + "]");
        var answered = demo.waitForResponse(
                response -> response.url().contains("/demo/verifications/"),
                () -> demo.waitForPopup(() -> demo.click("#bound"))
                        .click("[data-persona=" + persona + "] .persona-quick"));
        assertThat(answered.ok()).isTrue();
        assertThat(demo.locator("#outcome")).isVisible();
    }

    private static Page open(BrowserContext context) {
        var page = context.newPage();
        page.navigate(server.url("/"));
        assertThat(page.locator("#redirect")).isEnabled();
        return page;
    }

    private static Page.ScreenshotOptions screenshot(String name) {
        return new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target", "screenshots", name + ".png"));
    }
}
