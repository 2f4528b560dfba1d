package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route.FulfillOptions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands before Bonin may answer in its place: the page tells that from no answer, and loses nothing by it. */
class AnsweredByOthersTest {
    private static final String START = "/certifications/requests";
    private static final String FINISH = "/certifications";

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
    @CsvSource({
        "ko, 401, text/html, sign_in_needed, 로그인이 필요합니다",
        "en, 401, application/json, sign_in_needed, Please sign in",
        "ko, 302, text/html, sign_in_needed, 로그인이 필요합니다",
        "ko, 403, application/json, unexpected_answer, 서버가 예상과 다르게 답했습니다",
        "en, 403, text/html, unexpected_answer, The server answered unexpectedly",
        "ko, 404, text/html, unexpected_answer, 서버가 예상과 다르게 답했습니다",
        "ko, 200, text/html, unexpected_answer, 서버가 예상과 다르게 답했습니다",
        "en, 200, application/json, unexpected_answer, The server answered unexpectedly",
        "ko, 502, text/html, server_busy, 서버가 잠시 응답하지 못합니다",
        "en, 503, text/plain, server_busy, The server does not respond"
    })
    void saysWhatAnsweredTheStart(String language, int status, String type, String code, String title) {
        var shop = open(language);
        answer(shop, START, status, type);
        shop.page().click("#verify");

        assertThat(shop.told().status()).isEqualTo("unavailable");
        assertThat(shop.told().at("code")).isEqualTo(code);
        assertThat(shop.told().at("problem.title")).isEqualTo(title);
        shop.page().unroute(server.url(START));
        shop.verify();
        assertThat(shop.told(2).status()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource({"401, sign_in_needed", "403, unexpected_answer", "302, sign_in_needed", "200, unexpected_answer"})
    void keepsWhatThePersonHasCompletedForTheNextClick(int status, String code) {
        var shop = open("ko");
        var window = shop.openWindow();
        answer(shop, FINISH, status, "text/html");
        Shop.certify(window, "adult");

        assertThat(shop.told().status()).isEqualTo("unavailable");
        assertThat(shop.told().at("code")).isEqualTo(code);
        assertThat(shop.calls(FINISH)).isEqualTo(1);
        shop.page().unroute(server.url(FINISH));
        shop.page().click("#verify");
        assertThat(shop.told(2).status()).isEqualTo("accepted");
        assertThat(shop.calls(START)).isEqualTo(1);
    }

    @Test
    void finishesAgainWhenABalancerHasNoServerForAMoment() {
        var shop = open("ko");
        var window = shop.openWindow();
        var pages = new AtomicInteger(1);
        shop.page().route(server.url(FINISH), route -> {
            if (pages.getAndDecrement() > 0) {
                route.fulfill(new FulfillOptions()
                        .setStatus(502)
                        .setContentType("text/html")
                        .setBody("<h1>Bad Gateway</h1>"));
            } else {
                route.resume();
            }
        });
        Shop.certify(window, "adult");

        assertThat(shop.told().status()).isEqualTo("accepted");
    }

    private static void answer(Shop shop, String path, int status, String type) {
        var body =
                type.endsWith("json") ? "{\"code\":\"SUCCESS\",\"data\":{},\"error\":\"Forbidden\"}" : "<h1>login</h1>";
        shop.page()
                .route(
                        server.url(path),
                        route -> route.fulfill(new FulfillOptions()
                                .setStatus(status)
                                .setHeaders(Map.of("Content-Type", type, "Location", "https://sso.example/login"))
                                .setBody(body)));
    }
}
