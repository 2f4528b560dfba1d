package dev.bonin.sandbox.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.window.Chromium;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A page and server after PortOne's V2 guide work with the sandbox if only their two hosts are changed, and so does
 * npm's {@code @portone/browser-sdk}, unmodified.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TheV2GuidesPageTest {
    private static final String PHONE_BROWSER = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
    private static final Pattern BACK = Pattern.compile(".*/identity-verification-redirect.*");

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final Chromium chromium = Chromium.launch();

    @AutoClose
    private Shop shop;

    private BrowserContext browser;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        shop = Shop.start(sandbox);
    }

    @BeforeEach
    void forget() {
        sandbox.reset();
        browser = chromium.browser().newContext(new NewContextOptions().setLocale("ko-KR"));
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @Nested
    class TheGuide {

        @Test
        void welcomesThePersonAfterThePopup() {
            Page page = visit("/");
            quick(page.waitForPopup(() -> page.click("#verify")), "adult");

            page.waitForSelector("#result:has-text('welcome 홍길동, 1990-05-05, 88')");
            assertThat(sandbox.calls().count(RestRoute.GET_IDENTITY_VERIFICATION))
                    .isOne();
        }

        @Test
        void showsTheMessageAfterCancelling() {
            Page page = visit("/");
            page.waitForPopup(() -> page.click("#verify")).click("#choose-form [data-action=cancel]");

            page.waitForSelector("#result:has-text('본인인증을 취소하셨습니다.')");
            assertThat(sandbox.calls().count(RestRoute.GET_IDENTITY_VERIFICATION))
                    .isZero();
        }

        @Test
        void welcomesThePersonAfterTheRedirectOfAPhone() {
            Page page = visitByPhone();
            page.click("#verify");
            quick(page, "adult");
            page.waitForURL(BACK);

            page.waitForSelector("#result:has-text('welcome 홍길동')");
        }

        @Test
        void showsTheMessageAfterTheRedirectOfAPhone() {
            Page page = visitByPhone();
            page.click("#verify");
            page.click("#choose-form [data-action=cancel]");
            page.waitForURL(BACK);

            page.waitForSelector("#result:has-text('본인인증을 취소하셨습니다.')");
        }

        private Page visitByPhone() {
            browser.close();
            browser = chromium.browser()
                    .newContext(new NewContextOptions().setLocale("ko-KR").setUserAgent(PHONE_BROWSER));
            return visit("/");
        }
    }

    @Nested
    class BrowserSdkOfNpm {

        @Test
        void loadsTheScriptAndResolvesWithTheIds() {
            Page page = visit("/packages");
            quick(page.waitForPopup(() -> page.click("#verify")), "adult");

            JsonObject response = (JsonObject) answer(page).find("resolved").orElseThrow();
            assertThat(response.members())
                    .containsOnlyKeys("transactionType", "identityVerificationId", "identityVerificationTxId");
        }

        @ParameterizedTest
        @CsvSource({
            "storeId, other, StoreNotFound",
            "channelKey, other, ChannelNotFound",
            "redirectUrl, javascript:1, RequestParseFailed",
            "identityVerificationId, verified, IdentityVerificationAlreadyVerified"
        })
        void recognisesTheErrorsBeforeTheWindow(String field, String value, String code) {
            sandbox.verify(IdentityVerificationOrder.of("adult").withId("verified"));
            Page page = visit("/packages");
            page.evaluate("([field, value]) => { window.order[field] = value; }", new Object[] {field, value});
            page.click("#verify");

            JsonObject error = answer(page);
            assertThat(error.findString("rejected")).as(error.print()).contains(code);
            assertThat(error.find("recognised")).contains(new JsonBoolean(true));
            assertThat(error.find("documented")).contains(new JsonBoolean(true));
        }
    }

    private Page visit(String path) {
        Page page = browser.newPage();
        page.navigate(shop.url(path));
        return page;
    }

    private static void quick(Page window, String persona) {
        window.click("[data-persona=" + persona + "] .persona-quick");
    }

    private static JsonObject answer(Page page) {
        page.waitForFunction("window.answers.length > 0");
        return (JsonObject) JsonReader.parse((String) page.evaluate("JSON.stringify(window.answers[0])"));
    }
}
