package dev.bonin.sandbox.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.impl.TargetClosedError;
import com.microsoft.playwright.options.ReducedMotion;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** One browser for a class, one new context for each test. The shop and the sandbox have different origins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTestBed {
    private static final String PHONE_BROWSER = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";

    private final Chromium chromium = Chromium.launch();
    private final List<BrowserContext> contexts = new ArrayList<>();
    final WindowBench bench = new WindowBench();
    final MerchantSite site = MerchantSite.open(bench.url("/v1/iamport.js"));
    Page shop;

    @SuppressWarnings("NullAway.Init") // The shop is opened before each test
    BrowserTestBed() {}

    @BeforeAll
    void requireTwoOrigins() {
        if (bench.url("").equals(site.url(""))) {
            throw new IllegalStateException("shop: on the sandbox's origin (expected: another)");
        }
    }

    @BeforeEach
    void openTheShop() {
        bench.clock.set(WindowBench.NOON);
        shop = shopOn(device());
    }

    /** The browser of the shop's customer. */
    NewContextOptions device() {
        return desktop("ko-KR");
    }

    @AfterEach
    void closeWindows() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
    }

    @AfterAll
    void closeEverything() {
        chromium.close();
        site.close();
        bench.close();
    }

    static NewContextOptions desktop(String locale) {
        return new NewContextOptions().setLocale(locale).setViewportSize(1140, 900);
    }

    static NewContextOptions phone() {
        return new NewContextOptions()
                .setLocale("ko-KR")
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true)
                .setUserAgent(PHONE_BROWSER);
    }

    Page shopOn(NewContextOptions options) {
        BrowserContext context = chromium.browser().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
        contexts.add(context);
        context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        Page page = context.newPage();
        page.navigate(site.url("/join"));
        return page;
    }

    void order(String javascriptObject) {
        shop.evaluate("window.order = " + javascriptObject);
    }

    /** Presses the shop's button and waits until the popup is ready. */
    Page openWindow() {
        Page window = shop.waitForPopup(() -> shop.click("#verify"));
        waitUntilReady(window);
        return window;
    }

    static void waitUntilReady(Page window) {
        window.waitForSelector("#card[aria-busy=false]");
    }

    static void fillIn(Page window, String persona) {
        window.click("[data-persona=" + persona + "] .persona-fill");
    }

    static void fillInAndAskForTheCode(Page window, String persona) {
        fillIn(window, persona);
        window.click("#details-send");
        window.waitForSelector("#code-form:not([hidden])");
    }

    static void certifyAtOnce(Page window, String persona) {
        window.click("[data-persona=" + persona + "] .persona-quick");
    }

    /** Presses a button that closes the window, perhaps before the browser can report the press. */
    static void leaveBy(Page window, String button) {
        window.waitForClose(() -> {
            try {
                window.click(button);
            } catch (TargetClosedError closedByThisPress) {
                assertThat(window.isClosed()).isTrue();
            }
        });
    }

    static void enterCode(Page window, String code) {
        window.fill("#code", code);
        window.click("#code-form [type=submit]");
    }

    /** Returns the first result that the shop's callback received. */
    JsonObject answer() {
        shop.waitForFunction("window.answers.length > 0");
        return (JsonObject) JsonReader.parse((String) shop.evaluate("JSON.stringify(window.answers[0])"));
    }

    int numberOfAnswers() {
        return (int) shop.evaluate("window.answers.length");
    }

    /** Returns the server's record of the answer's imp_uid. */
    String recordOf(JsonObject answer) {
        return bench.record(answer.findString("imp_uid").orElseThrow()).print();
    }
}
