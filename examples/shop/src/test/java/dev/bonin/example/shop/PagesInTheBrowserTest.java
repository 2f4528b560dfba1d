package dev.bonin.example.shop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page in both languages, on a wide and on a narrow screen; what they look like is in {@code target/pages}. */
class PagesInTheBrowserTest extends ShopInTheBrowser {
    private static final String[] WITHOUT_VERIFYING = {
        "/", "/login", "/login?error", "/sign-up", "/find-id", "/reset-password"
    };

    private static Browser.NewContextOptions screen(String locale, int width) {
        return new Browser.NewContextOptions().setLocale(locale).setViewportSize(width, 800);
    }

    @ParameterizedTest
    @CsvSource({"ko-KR, 1280", "ko-KR, 360", "en-US, 1280", "en-US, 360"})
    void fitsTheScreenInTheLanguageOfTheBrowser(String locale, int width) {
        in(screen(locale, width), "/", page -> {
            for (var path : WITHOUT_VERIFYING) {
                page.navigate(address() + path);
                check(page, path, locale, width);
            }
            page.navigate(address() + "/sign-up");
            verify(page, "thirteen", false);
            assertThat(page.locator("#refusal")).isVisible();
            check(page, "refused", locale, width);
            verify(page, "adult", false);
            assertThat(page.locator(".after")).isVisible();
            check(page, "verified", locale, width);
            fill(page, "a.rather.long.address.of.hong.gildong@mail.of.a.rather.long.example.com");
            assertThat(page.locator("#done")).isVisible();
            check(page, "account", locale, width);
            verify(page, "adult", false);
            assertThat(page.locator(".after")).isVisible();
            check(page, "step-up", locale, width);
            page.click(".link");
        });
        in(screen(locale, width), "/sign-up", page -> {
            verify(page, "adult", false);
            assertThat(page.locator("#hint")).isVisible();
            check(page, "already", locale, width);
            page.navigate(address() + "/find-id");
            verify(page, "mvno", false);
            assertThat(page.locator("#none")).isVisible();
            check(page, "found-none", locale, width);
            page.navigate(address() + "/find-id");
            verify(page, "adult", false);
            var address = page.locator("#found strong").textContent();
            check(page, "found", locale, width);
            page.navigate(address() + "/reset-password");
            page.fill("[name=email]", address);
            page.click("form button");
            check(page, "reset-named", locale, width);
            verify(page, "adult", false);
            page.fill("[name=password]", "another horse");
            check(page, "reset-verified", locale, width);
            page.click(".after button");
            assertThat(page.locator("#done")).isVisible();
            check(page, "reset", locale, width);
            page.fill("[name=email]", address);
            page.fill("[name=password]", "another horse");
            page.click("form button");
            page.check("#sure");
            page.click("#leave");
            assertThat(page.locator("#done")).isVisible();
            check(page, "left", locale, width);
        });
    }

    private static void check(Page page, String name, String locale, int width) {
        var file = (name.equals("/") ? "home" : name).replaceAll("\\W+", "-").replaceFirst("^-", "") + "-" + locale
                + "-" + width + ".png";
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "pages", file))
                .setFullPage(true));
        assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(name + " is too wide")
                .isEqualTo(0);
        assertThat(page.getAttribute("html", "lang")).isEqualTo(locale.substring(0, 2));
        assertThat(page.textContent("main")).as(name + " has all its texts").doesNotContain("??");
    }
}
