package dev.bonin.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.impl.TargetClosedError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The system's Chromium, without a window and without errands of its own. */
final class Chromium implements AutoCloseable {
    /** Far longer than a browser takes for anything, except on a busy machine. */
    private static final double PATIENCE_MILLIS = 90_000;

    private static final String PHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1";

    private static final String IPAD =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15";

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Presses a button that closes the window, perhaps before the browser can report the press. */
    static void leaveBy(Page window, String button) {
        window.waitForClose(() -> {
            try {
                window.click(button);
            } catch (TargetClosedError closedByThisPress) {
                if (!window.isClosed()) {
                    throw closedByThisPress;
                }
            }
        });
    }

    static Chromium launch() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new LaunchOptions()
                .setExecutablePath(executable())
                .setTimeout(PATIENCE_MILLIS)
                .setIgnoreDefaultArgs(List.of("--disable-back-forward-cache"))
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    BrowserContext desktop(String locale) {
        return context(new Browser.NewContextOptions().setLocale(locale).setViewportSize(1280, 900));
    }

    BrowserContext phone() {
        return context(new Browser.NewContextOptions()
                .setLocale("ko-KR")
                .setUserAgent(PHONE)
                .setIsMobile(true)
                .setHasTouch(true)
                .setViewportSize(390, 844));
    }

    /** An iPad since iPadOS 13: it says that it is a Mac, and differs by its touch screen alone. */
    BrowserContext iPad() {
        var context = context(new Browser.NewContextOptions()
                .setLocale("ko-KR")
                .setUserAgent(IPAD)
                .setHasTouch(true)
                .setViewportSize(820, 1180));
        context.addInitScript("Object.defineProperties(Navigator.prototype,"
                + " { platform: { get: () => 'MacIntel' }, maxTouchPoints: { get: () => 5 } })");
        return context;
    }

    /** The browser inside an app, which shows by what its user agent adds. */
    BrowserContext inApp(String locale, String userAgent) {
        return context(new Browser.NewContextOptions()
                .setLocale(locale)
                .setUserAgent(userAgent)
                .setIsMobile(true)
                .setHasTouch(true)
                .setViewportSize(390, 844));
    }

    private BrowserContext context(Browser.NewContextOptions options) {
        var context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private static Path executable() {
        var path = Path.of(Objects.requireNonNullElse(System.getenv("BONIN_CHROMIUM"), "/usr/bin/chromium"));
        if (!Files.isExecutable(path)) {
            throw new IllegalStateException("Chromium was not found at " + path
                    + ". Install it (Debian: apt-get install chromium), or name it in BONIN_CHROMIUM.");
        }
        return path;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
