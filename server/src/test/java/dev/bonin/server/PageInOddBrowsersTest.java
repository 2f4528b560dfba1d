package dev.bonin.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A browser that cannot show the page still tells the person what to do, and keeps the token out of the address. */
class PageInOddBrowsersTest {
    private static RunningServer server;
    private static ShopServer shop;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        server = RunningServer.start(ShopServer.settings("shop"));
        shop = ShopServer.of(server, "shop");
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko-KR | 쿠키와 사이트 데이터가 차단되어 있습니다 | 허용한 뒤",
                "en-US | Cookies and site data are blocked | Allow cookies"
            })
    void saysWhatToAllowWhereStorageIsBlocked(String locale, String title, String lead) {
        try (var context = chromium.desktop(locale)) {
            // as Chromium does where a person blocks all cookies
            context.addInitScript("""
                    Object.defineProperty(window, "sessionStorage", { get() {
                      throw new DOMException("Failed to read the 'sessionStorage' property", "SecurityError");
                    } });
                    """);
            var page = open(context);

            assertThat(page.locator("#title")).hasText(title);
            assertThat(page.locator("#lead")).containsText(lead);
            assertThat(page.url()).isEqualTo(server.url("/verify"));
        }
    }

    @Test
    void saysTheSameWhereOnlyCookiesAreBlocked() {
        try (var context = chromium.desktop("ko-KR")) {
            context.addInitScript("Object.defineProperty(Navigator.prototype, 'cookieEnabled', { get: () => false })");
            var page = open(context);

            assertThat(page.locator("#title")).hasText("쿠키와 사이트 데이터가 차단되어 있습니다");
        }
    }

    /** An engine that does not know the syntax or modules, and one to which a part of the page did not get. */
    @ParameterizedTest
    @CsvSource({"syntax of tomorrow !", "404", "nothing"})
    void namesOtherBrowsersWhereThePageDoesNotBegin(String trouble) {
        try (var context = chromium.desktop("ko-KR")) {
            context.route(server.url("/verify/page.js"), route -> answer(route, trouble));
            var page = open(context);

            assertThat(page.locator("#too-old")).isVisible();
            assertThat(page.locator("#too-old")).containsText("브라우저를 업데이트하거나");
            assertThat(page.locator("#too-old")).containsText("Please update it");
            assertThat(page.locator("#lead")).isHidden();
            assertThat(page.url()).isEqualTo(server.url("/verify"));
        }
    }

    @Test
    void offersToLoadAgainWhereTheScriptDoesNotLoad() {
        try (var context = chromium.desktop("ko-KR")) {
            context.route(server.url("/certifications/bonin.mjs"), Route::abort);
            var page = open(context);

            assertThat(page.locator("#title")).hasText("지금은 진행할 수 없습니다");
            assertThat(page.locator("#go")).hasText("다시 불러오기");
            context.unroute(server.url("/certifications/bonin.mjs"));
            page.click("#go");
            assertThat(page.locator("#title")).hasText("본인인증이 필요합니다");
        }
    }

    @Test
    void showsNoneOfThisWhereAllIsWell() {
        try (var context = chromium.desktop("ko-KR")) {
            var page = open(context);

            assertThat(page.locator("#title")).hasText("본인인증이 필요합니다");
            assertThat(page.locator("#too-old")).isHidden();
        }
    }

    private static void answer(Route route, String trouble) {
        switch (trouble) {
            case "404" -> route.fulfill(new FulfillOptions().setStatus(404));
            case "nothing" -> route.abort();
            default ->
                route.fulfill(new FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody("import \"./texts.js\"; " + trouble));
        }
    }

    private static Page open(BrowserContext context) {
        var page = context.newPage();
        page.navigate(shop.order().url());
        return page;
    }
}
