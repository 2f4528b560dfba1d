package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitUntilState;
import dev.bonin.sandbox.call.RestRoute;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A page calls {@code Bonin.verify}, and a person verifies in a real browser. The endpoints are not where they usually
 * are.
 */
class VerifyInThePageTest {
    private static final String PATH = "/verify/here";
    private static final String START = PATH + "/requests";
    private static final Pattern BACK_AT_THE_SHOP = Pattern.compile(".*/shop$");

    private static RunningServer server;
    private static Chromium chromium;

    private BrowserContext context;

    @BeforeAll
    static void start() {
        server = RunningServer.startWithBean(
                "shopPages",
                new ShopPages(PATH),
                "bonin.binding=required",
                "bonin.web.path=" + PATH,
                "bonin.web.return-url=/shop");
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @BeforeEach
    void arrive() {
        context = chromium.desktop("ko-KR");
        server.sandbox().calls().clear();
    }

    @AfterEach
    void leave() {
        context.close();
    }

    private Shop open(String path) {
        return Shop.open(context, server.url(path));
    }

    private Shop openOn(BrowserContext device) {
        context.close();
        context = device;
        return open("/shop");
    }

    @Nested
    class ByPopup {
        @ParameterizedTest
        @ValueSource(strings = {"/shop", "/shop-module"})
        void tellsThePageTheOutcomeOnce(String path) {
            var shop = open(path);
            shop.verify();

            var told = shop.told();
            assertThat(told.status()).isEqualTo("accepted");
            assertThat(told.at("bound")).isEqualTo("true");
            assertThat(told.at("verification_id")).matches("[0-9a-z]{32}");
            assertThat(told.json()).isEqualTo(shop.page().evaluate("last.then(JSON.stringify)"));
        }

        @Test
        void opensWithinTheClickWhenPrepared() {
            var shop = open("/shop").prepared();

            var opened = shop.page().evaluate("""
                    () => {
                      const { open } = window;
                      let windows = 0;
                      window.open = (...order) => { windows++; return open.apply(window, order); };
                      document.getElementById("verify").click();
                      return windows;
                    }
                    """);

            assertThat(opened).isEqualTo(1);
            assertThat(shop.calls(START)).isEqualTo(1);
        }

        @Test
        void preparesTheNextAfterOneThatCameToNothing() {
            var shop = open("/shop").prepared();
            shop.page()
                    .waitForResponse(
                            response -> response.url().endsWith("/requests"),
                            () -> shop.openWindow().close());

            assertThat(shop.told().status()).isEqualTo("cancelled");
            shop.verify();
            assertThat(shop.told(2).status()).isEqualTo("accepted");
            assertThat(shop.calls(START)).isEqualTo(2);
        }

        @Test
        void startsAnewWhenWhatWasPreparedIsAboutToEnd() {
            var shop = open("/shop").prepared();
            shop.page().evaluate("() => { const now = Date.now() + 14.5 * 60_000; Date.now = () => now; }");
            shop.openWindow();

            assertThat(shop.calls(START)).isEqualTo(2);
        }

        @Test
        void tellsThatThePersonClosedTheWindow() {
            var shop = open("/shop");
            shop.openWindow().close();

            assertThat(shop.told().status()).isEqualTo("cancelled");
            assertThat(shop.told().at("problem.title")).isEqualTo("본인인증을 마치지 않으셨습니다");
            assertThat(server.sandbox().calls().count(RestRoute.GET_CERTIFICATION))
                    .isZero();
        }

        @Test
        void noticesAClosedWindowOfWhichTheScriptSaysNothing() {
            var shop = open("/shop").prepared();
            shop.page()
                    .evaluate(
                            "() => { const { certification } = IMP; IMP.certification = (order) => certification(order); }");
            shop.openWindow().close();

            assertThat(shop.told().status()).isEqualTo("cancelled");
        }

        @Test
        void takesTheParametersOfThePageButNotItsMerchantUid() {
            var shop = open("/shop").with("{ parameters: { min_age: 19, merchant_uid: 'mine', popup: false } }");
            var window = shop.openWindow();
            window.click("[data-persona=turns-19-tomorrow] .persona-fill");
            window.click("#details-send");
            window.waitForSelector("#finish:not([hidden])");

            assertThat(window.textContent("#finish-text")).contains("만 19세 이상");
            window.close();
            assertThat(shop.told().at("error_msg")).contains("만 19세 이상");
        }
    }

    @Nested
    class ByRedirect {
        @Test
        void comesBackToAPageThatReadsAndCleansItsAddress() {
            assertComesBack(openOn(chromium.phone()));
        }

        @Test
        void isTheWayOfAnIpadThatSaysItIsAMac() {
            var shop = openOn(chromium.iPad());

            assertThat(shop.page().evaluate("Bonin.environment()"))
                    .hasToString("{kind=ipad, app=null, os=ios, flow=redirect}");
            assertComesBack(shop);
        }

        @Test
        void comesBackCancelled() {
            var shop = openOn(chromium.phone());
            shop.page().click("#verify");
            shop.page().locator("button:has-text('취소'):visible").first().click();
            shop.page().waitForURL(BACK_AT_THE_SHOP);

            assertThat(shop.page().evaluate("window.returned.status")).isEqualTo("cancelled");
        }

        @Test
        void leavesTheRestOfTheAddressAlone() {
            var shop = open("/shop?cart=7&status=shipped&code=abc");
            assertThat(shop.page().evaluate("window.returned")).isNull();
            assertThat(shop.page().url()).endsWith("/shop?cart=7&status=shipped&code=abc");

            var back = open("/shop?cart=7&bonin=result&verification_id=" + "a".repeat(32)
                    + "&status=refused&reason=stale&state=s#top");
            assertThat(back.page().evaluate("window.returned.reason")).isEqualTo("stale");
            assertThat(back.page().evaluate("window.returned.state")).isEqualTo("s");
            assertThat(back.page().url()).endsWith("/shop?cart=7#top");
        }

        @Test
        void theBackButtonLeavesNoDeadButton() {
            var shop = openOn(chromium.phone());
            shop.page().evaluate("window.sameDocument = true");
            shop.page().click("#verify");
            shop.page().waitForSelector("#card[aria-busy=false]");
            shop.page().goBack(new Page.GoBackOptions().setWaitUntil(WaitUntilState.COMMIT));

            assertThat(shop.page().evaluate("window.sameDocument"))
                    .as("restored from the back/forward cache")
                    .isEqualTo(true);
            assertThat(shop.told().status()).isEqualTo("cancelled");
            assertComesBack(shop);
        }

        private void assertComesBack(Shop shop) {
            shop.page().click("#verify");
            Shop.certify(shop.page(), "adult");
            shop.page().waitForURL(BACK_AT_THE_SHOP);

            var returned = new Shop.Told((String) shop.page().evaluate("JSON.stringify(window.returned)"));
            assertThat(returned.status()).isEqualTo("accepted");
            assertThat(returned.at("verification_id")).matches("[0-9a-z]{32}");
        }
    }

    @Nested
    class AStartOfThePagesOwn {
        private static final String ASKED_BY_THE_PAGE = """
                { start: async () => (await fetch("%s", { method: "POST" })).json() }
                """.formatted(START);

        @Test
        void takesThePlaceOfOurs() {
            var shop = open("/shop").with(ASKED_BY_THE_PAGE);
            shop.verify();

            assertThat(shop.told().status()).isEqualTo("accepted");
        }

        @Test
        void maySayWhyNot() {
            var shop = open("/shop").with("{ start: async () => ({ code: 'gone', status: 410, title: 'Gone' }) }");
            shop.page().click("#verify");

            assertThat(shop.told().status()).isEqualTo("refused");
            assertThat(shop.told().at("problem.title")).isEqualTo("Gone");
        }

        @Test
        void mayFail() {
            var shop = open("/shop").with("{ start: async () => { throw new Error('offline'); } }");
            shop.page().click("#verify");

            assertThat(shop.told().status()).isEqualTo("unavailable");
        }

        @Test
        void isToldWhereToGoAndGoesByItself() {
            var shop = open("/shop");
            var window = shop.openWindow();
            shop.page()
                    .route(
                            server.url(PATH),
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody("{\"status\":\"accepted\",\"return_to\":\"https://shop.example/done\"}")));
            Shop.certify(window, "adult");

            assertThat(shop.told().at("return_to")).isEqualTo("https://shop.example/done");
            assertThat(shop.page().url()).endsWith("/shop");
        }
    }
}
