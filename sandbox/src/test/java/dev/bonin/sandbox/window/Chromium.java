package dev.bonin.sandbox.window;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The system's Chromium. Nothing is downloaded. */
public final class Chromium implements AutoCloseable {
    /** How long a browser may take for anything: far longer than it does, except on a busy machine. */
    public static final int PATIENCE_MILLIS = 90_000;

    private static final String SETTING = "BONIN_CHROMIUM";
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts it.
     *
     * @throws IllegalStateException if there is no Chromium; the message says what to do
     */
    public static Chromium launch() {
        Path executable = find();
        Playwright playwright =
                Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new LaunchOptions()
                                .setExecutablePath(executable)
                                .setTimeout(PATIENCE_MILLIS)
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-background-networking",
                                        "--disable-component-update",
                                        "--disable-sync",
                                        "--no-first-run",
                                        "--disable-gpu",
                                        "--disable-quic"))));
    }

    private static Path find() {
        return named().or(() -> USUAL_PLACES.stream()
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst())
                .orElseThrow(() -> new IllegalStateException("Chromium: not found (expected: installed, as with"
                        + " 'apt-get install chromium', or its path in " + SETTING + ")"));
    }

    private static Optional<Path> named() {
        return Optional.ofNullable(System.getProperty(SETTING, System.getenv(SETTING)))
                .map(Path::of);
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
