package dev.bonin.example.shop;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static dev.bonin.example.shop.ShopBrowser.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The shop in a real browser: windows are popups on a desktop, and redirects on a phone. */
abstract class ShopInTheBrowser extends RunningShop {
    private static final double PATIENCE_MILLIS = 90_000;
    static final String MIRA = "mira@example.com";
    private static final String PHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1";

    @SuppressWarnings("NullAway.Init") // there before the first test
    private static Playwright playwright;

    @SuppressWarnings("NullAway.Init") // there before the first test
    static Browser chromium;

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

    @AfterEach
    final void hasNothingToComplainAbout() {
        assertThat(complaints).isEmpty();
    }

    static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions().setLocale("ko-KR");
    }

    static Browser.NewContextOptions phone() {
        return desktop().setUserAgent(PHONE).setIsMobile(true).setHasTouch(true).setViewportSize(360, 800);
    }

    final Page open(BrowserContext context, String path) {
        var page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A refusal is an answer of 403, which browsers write down as an error of their own
            if (message.type().equals("error") && !message.text().contains("403")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address() + path);
        return page;
    }

    /** Verifies in the window of the agency, wherever it opens, once the page has prepared it. */
    static void verify(Page page, String persona, boolean isPhone) {
        page.waitForLoadState(LoadState.NETWORKIDLE);
        if (isPhone) {
            page.click(".verify");
            certify(page, persona);
        } else {
            certify(page.waitForPopup(() -> page.click(".verify")), persona);
        }
    }

    private static void certify(Page window, String persona) {
        window.click("[data-persona=" + persona + "] .persona-quick");
    }

    final void in(Browser.NewContextOptions options, String path, Consumer<Page> steps) {
        try (var context = chromium.newContext(options)) {
            steps.accept(open(context, path));
        }
    }

    static void fill(Page page, String email) {
        page.fill("[name=email]", email);
        page.fill("[name=password]", PASSWORD);
        page.click(".after button");
    }

    final void signUp(String persona, String email) {
        in(desktop(), "/sign-up", page -> {
            verify(page, persona, false);
            fill(page, email);
            assertThat(page.locator("#done")).isVisible();
        });
    }
}
