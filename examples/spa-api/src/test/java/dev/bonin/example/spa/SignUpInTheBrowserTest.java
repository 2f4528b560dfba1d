package dev.bonin.example.spa;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People sign up by the page, in a real browser. */
class SignUpInTheBrowserTest extends RunningApi {
    private static final double PATIENCE_MILLIS = 90_000;
    private static final String PHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1";

    @SuppressWarnings("NullAway.Init") // there before the first test
    private static Playwright playwright;

    @SuppressWarnings("NullAway.Init") // there before the first test
    private static Browser chromium;

    private final List<String> complaints = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void launch() {
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var withoutDownload = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(withoutDownload));
        var executable = Objects.requireNonNullElse(System.getenv("BONIN_CHROMIUM"), "/usr/bin/chromium");
        chromium = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(Path.of(executable))
                        .setTimeout(PATIENCE_MILLIS)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")));
    }

    @AfterAll
    static void close() {
        chromium.close();
        playwright.close();
    }

    @Test
    void signsUpOnADesktopByPopup() {
        try (var context = chromium.newContext(inKorean())) {
            var page = open(context);
            certify(page.waitForPopup(() -> page.click("#verify")), "adult");

            signUp(page, "hong");

            assertThat(page.locator("#member")).hasText("홍길동 님, 가입하셨습니다. (1990-05-05)");
            assertThat(logins()).containsExactly("hong");
            assertThat(complaints).isEmpty();
        }
    }

    /** The page begins anew twice: when the person comes back from the window, and by a reload. */
    @Test
    void signsUpOnAPhoneByRedirect() {
        var phone = inKorean()
                .setUserAgent(PHONE)
                .setIsMobile(true)
                .setHasTouch(true)
                .setViewportSize(390, 844);
        try (var context = chromium.newContext(phone)) {
            var page = open(context);
            page.click("#verify");
            certify(page, "adult");
            assertThat(page.locator("#form")).isVisible();
            assertThat(page).hasURL(address() + "/");
            page.reload();

            signUp(page, "hong");

            assertThat(page.locator("#member")).hasText("홍길동 님, 가입하셨습니다. (1990-05-05)");
            assertThat(logins()).containsExactly("hong");
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void tellsWhoIsTooYoungAndWhoHasAnAccount() {
        try (var context = chromium.newContext(inKorean())) {
            var page = open(context);
            certify(page.waitForPopup(() -> page.click("#verify")), "thirteen");
            assertThat(page.locator("#message")).containsText("만 14세");
            assertThat(page.locator("#form")).isHidden();

            certify(page.waitForPopup(() -> page.click("#verify")), "adult");
            signUp(page, "first");
            assertThat(page.locator("#member")).isVisible();
            page.reload();
            certify(page.waitForPopup(() -> page.click("#verify")), "adult");
            signUp(page, "second");

            assertThat(page.locator("#message")).containsText("이미 가입하셨습니다.");
            assertThat(logins()).containsExactly("first");
        }
    }

    private static Browser.NewContextOptions inKorean() {
        return new Browser.NewContextOptions().setLocale("ko-KR");
    }

    private Page open(BrowserContext context) {
        var page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address() + "/");
        return page;
    }

    private static void certify(Page window, String persona) {
        window.click("[data-persona=" + persona + "] .persona-quick");
    }

    private static void signUp(Page page, String login) {
        page.fill("[name=login]", login);
        page.fill("[name=password]", "correct horse");
        page.click("#form button");
    }
}
