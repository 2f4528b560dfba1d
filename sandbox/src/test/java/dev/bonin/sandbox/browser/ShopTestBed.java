package dev.bonin.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.window.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** One browser and one sandbox for a class, one new context for each test. The shop has another origin. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShopTestBed {
    private static final String PHONE_BROWSER = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

    private final Chromium chromium = Chromium.launch();
    private final List<BrowserContext> contexts = new ArrayList<>();
    final Sandbox sandbox = Sandbox.start();
    final ShopSite site = ShopSite.open(sandbox.baseUrl());
    final List<String> console = new ArrayList<>();
    Page shop;

    @SuppressWarnings("NullAway.Init") // The shop is opened before each test
    ShopTestBed() {}

    @BeforeEach
    void openTheShop() {
        sandbox.reset();
        shop = shopOn(device(), "/shop");
    }

    /** The browser of the shop's customer. */
    NewContextOptions device() {
        return desktop("ko-KR");
    }

    @AfterEach
    void closeWindows() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        console.clear();
    }

    @AfterAll
    void closeEverything() {
        chromium.close();
        site.close();
        sandbox.close();
    }

    static NewContextOptions desktop(String locale) {
        return new NewContextOptions().setLocale(locale).setViewportSize(1280, 900);
    }

    static NewContextOptions phone() {
        return new NewContextOptions()
                .setLocale("ko-KR")
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true)
                .setUserAgent(PHONE_BROWSER);
    }

    Page shopOn(NewContextOptions options, String path) {
        BrowserContext context = chromium.browser().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        contexts.add(context);
        context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        Page page = context.newPage();
        page.onConsoleMessage(message -> console.add(message.text()));
        page.navigate(site.url(path));
        return page;
    }

    void order(String javascriptObject) {
        shop.evaluate("window.order = " + javascriptObject);
    }

    /** Presses the shop's button and waits until the popup is ready. */
    Page openPopup() {
        Page popup = shop.waitForPopup(() -> shop.click("#verify"));
        waitUntilReady(popup::locator);
        return popup;
    }

    /** Presses the shop's button and waits until the window in the frame is ready. */
    FrameLocator openFrame() {
        shop.click("#verify");
        FrameLocator frame = shop.frameLocator("[role=dialog] iframe");
        waitUntilReady(frame::locator);
        return frame;
    }

    static void waitUntilReady(Function<String, Locator> window) {
        window.apply("#card[aria-busy=false]").waitFor();
    }

    static void certifyAtOnce(Function<String, Locator> window, String persona) {
        window.apply("[data-persona=" + persona + "] .persona-quick").click();
    }

    static void verifyByCode(Function<String, Locator> window, String persona) {
        window.apply("[data-persona=" + persona + "] .persona-fill").click();
        window.apply("#details-send").click();
        window.apply(".message-actions .strong").click();
        window.apply("#code-form [type=submit]").click();
    }

    /** Returns the response with which the first promise was resolved. */
    JsonObject response() {
        return (JsonObject) answer().find("resolved").orElseThrow(() -> new AssertionError(answer()));
    }

    /** Returns the error with which the first promise was rejected. */
    JsonObject error() {
        return (JsonObject) answer().find("rejected").orElseThrow(() -> new AssertionError(answer()));
    }

    JsonObject answer() {
        shop.waitForFunction("window.answers && window.answers.length > 0");
        return (JsonObject) JsonReader.parse((String) shop.evaluate("JSON.stringify(window.answers[0])"));
    }

    int numberOfAnswers() {
        return (int) shop.evaluate("window.answers.length");
    }

    /** Returns PortOne's record. */
    JsonObject record(String id) {
        return StoreCaller.of(sandbox).record(id);
    }

    String status(String id) {
        return record(id).findString("status").orElseThrow();
    }

    static void assertFailedWith(JsonObject response, String pgCode) {
        assertThat(response.findString("code")).contains("FAILURE_TYPE_PG");
        assertThat(response.findString("pgCode")).contains(pgCode);
        assertThat(response.findString("message")).isPresent();
        assertThat(response.findString("pgMessage")).isPresent();
    }
}
