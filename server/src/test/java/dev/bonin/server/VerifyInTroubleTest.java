package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever gets in the way, the page is told what and why, in the person's language, and its button works again. */
class VerifyInTroubleTest {
    private static final String START = "/certifications/requests";
    private static final String FINISH = "/certifications";
    private static final String IAMPORT = "**/v1/iamport.js";

    private static RunningServer server;
    private static Chromium chromium;

    private BrowserContext context;

    @BeforeAll
    static void start() {
        server = RunningServer.startWithBean("shopPages", new ShopPages("/certifications"), "bonin.binding=required");
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
    }

    @AfterEach
    void leave() {
        context.close();
    }

    private Shop open(String language) {
        return Shop.open(context, server.url("/shop?lang=" + language));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko | 브라우저가 본인인증 창을 막았습니다 | 팝업을 허용하고",
                "en | The browser blocked the verification window | Allow popups"
            })
    void explainsABlockedPopupAndKeepsTheRequestForTheNextClick(String language, String title, String detail) {
        var shop = open(language).prepared();
        shop.page().evaluate("() => { window.blocker = window.open; window.open = () => null; }");
        shop.page().click("#verify");

        assertProblem(shop.told(), "blocked", "popup_blocked", title, detail);
        shop.page().evaluate("() => { window.open = window.blocker; }");
        shop.verify();
        assertThat(shop.told(2).status()).isEqualTo("accepted");
        assertThat(shop.calls(START)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ko | 본인인증 창을 불러오지 못했습니다 | 광고 차단", "en | The verification window did not load | ad blocker"})
    void explainsAScriptThatDoesNotLoadAndLoadsItTheNextTime(String language, String title, String detail) {
        var shop = open(language);
        shop.page().route(IAMPORT, Route::abort);
        shop.page().click("#verify");

        assertProblem(shop.told(), "unavailable", "script_unavailable", title, detail);
        shop.page().unroute(IAMPORT);
        shop.verify();
        assertThat(shop.told(2).status()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ko | 서버에 연결하지 못했습니다 | 인터넷 연결", "en | The server could not be reached | connection"})
    void explainsAServerThatIsDown(String language, String title, String detail) {
        var shop = open(language);
        shop.page().route(server.url(START), Route::abort);
        assertThat(shop.page().evaluate("Bonin.prepare()")).isEqualTo(false);
        shop.page().click("#verify");

        assertProblem(shop.told(), "unavailable", "server_unreachable", title, detail);
        shop.page().unroute(server.url(START));
        shop.verify();
        assertThat(shop.told(2).status()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"503 portone_unavailable", "504 portone_timed_out", "409 in_progress", "0 connection lost"})
    void finishesAgainAfterATroubleThatPasses(String trouble) {
        var shop = open("ko");
        var window = shop.openWindow();
        var troubles = new AtomicInteger(1);
        shop.page().route(server.url(FINISH), route -> {
            if (troubles.getAndDecrement() > 0) {
                answer(route, trouble, "1");
            } else {
                route.resume();
            }
        });
        Shop.certify(window, "adult");

        assertThat(shop.told().status()).isEqualTo("accepted");
        assertThat(shop.calls(FINISH)).isEqualTo(2);
    }

    @Test
    void finishesWhatThePersonCompletedWithTheNextClickAndNoOtherWindow() {
        var shop = open("ko");
        var window = shop.openWindow();
        shop.page().route(server.url(FINISH), route -> answer(route, "503 portone_unavailable", "60"));
        Shop.certify(window, "adult");

        assertThat(shop.told().status()).isEqualTo("unavailable");
        assertThat(shop.told().at("code")).isEqualTo("portone_unavailable");
        shop.page().unroute(server.url(FINISH));
        shop.page().click("#verify");
        assertThat(shop.told(2).status()).isEqualTo("accepted");
        assertThat(shop.calls(START)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ko | 이 요청의 본인인증을 찾을 수 없습니다", "en | No verification was found for this request"})
    void tellsARefusalOfTheServer(String language, String title) {
        var shop = open(language).prepared();
        shop.page().evaluate("""
                () => {
                  const { certification } = IMP;
                  IMP.certification = (order, callback) => certification({ ...order, merchant_uid: "another" }, callback);
                }
                """);
        shop.verify();

        assertProblem(shop.told(), "refused", "not_this_request", title, "");
        assertThat(shop.calls(FINISH)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"ko | 알 수 없는 용도입니다", "en | Unknown purpose"})
    void tellsAStartThatIsRefused(String language, String title) {
        var shop = open(language).with("{ purpose: 'nope' }");
        shop.page().click("#verify");

        assertProblem(shop.told(), "refused", "unknown_purpose", title, "");
    }

    @Test
    void speaksTheLanguageThatThePageAsksFor() {
        var shop = open("ko").with("{ language: 'en', purpose: 'nope' }");
        shop.page().click("#verify");

        assertThat(shop.told().at("problem.title")).isEqualTo("Unknown purpose");
    }

    @Test
    void aWindowThatSaysNoIsNoQuestionToTheServer() {
        var shop = open("en");
        var window = shop.openWindow();
        Shop.certify(window, "always-fails");
        Chromium.leaveBy(window, "#finish-leave");

        assertThat(shop.told().status()).isEqualTo("failed");
        assertThat(shop.told().at("code")).isEqualTo("failed");
        assertThat(shop.told().at("error_code")).isEqualTo("info_mismatch");
        assertThat(shop.calls(FINISH)).isZero();
    }

    @Nested
    class TwiceTheSame {
        @Test
        void aDoubleClickOpensOneWindowAndTellsOneOutcome() {
            var shop = open("ko");
            var window = shop.page().waitForPopup(() -> shop.page().dblclick("#verify"));
            window.waitForSelector("#card[aria-busy=false]");
            shop.page().click("#verify");
            Shop.certify(window, "adult");

            assertThat(shop.told().status()).isEqualTo("accepted");
            assertThat(shop.calls(START)).isEqualTo(1);
            assertThat(shop.calls(FINISH)).isEqualTo(1);
        }

        @Test
        void aDoubleCallbackFinishesOnce() {
            var shop = open("ko").prepared();
            shop.page().evaluate("""
                    () => {
                      const { certification } = IMP;
                      IMP.certification = (order, callback) => certification(order, (rsp) => { callback(rsp); callback(rsp); });
                    }
                    """);
            shop.verify();

            assertThat(shop.told().status()).isEqualTo("accepted");
            assertThat(shop.calls(FINISH)).isEqualTo(1);
        }

        @Test
        void theButtonOfAnAcceptedPageStartsAnother() {
            var shop = open("ko");
            shop.verify();
            var first = shop.told().at("verification_id");
            shop.verify();

            assertThat(shop.told(2).at("verification_id")).isNotEqualTo(first);
        }
    }

    private static void answer(Route route, String trouble, String retryAfter) {
        var status = Integer.parseInt(trouble.split(" ", 2)[0]);
        if (status == 0) {
            route.abort();
            return;
        }
        route.fulfill(new FulfillOptions()
                .setStatus(status)
                .setHeaders(Map.of("Retry-After", retryAfter, "Content-Type", "application/problem+json"))
                .setBody("{\"code\":\"" + trouble.split(" ", 2)[1] + "\"}"));
    }

    private static void assertProblem(Shop.Told told, String status, String code, String title, String detail) {
        assertThat(told.status()).isEqualTo(status);
        assertThat(told.at("code")).isEqualTo(code);
        assertThat(told.at("problem.title")).isEqualTo(title);
        assertThat(told.at("problem.detail")).contains(detail);
    }
}
