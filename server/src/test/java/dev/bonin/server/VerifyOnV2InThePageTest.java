package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.bonin.sandbox.call.RestRoute;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page calls {@code Bonin.verify} on PortOne V2, whose script ends in every way that it can. */
class VerifyOnV2InThePageTest {
    private static final String FINISH = "/certifications";

    private static RunningServer server;
    private static Chromium chromium;

    private BrowserContext context;

    @BeforeAll
    static void start() {
        server = RunningServer.startWithBean(
                "shopPages",
                new ShopPages("/certifications"),
                "bonin.binding=required",
                "bonin.portone.api=v2",
                "bonin.web.return-url=/shop?back=1");
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

    private Shop open(String path, String portOne) {
        StandInSdk.in(context, server.sandbox(), portOne);
        return Shop.open(context, server.url(path));
    }

    private static void press(Shop shop) {
        shop.page().click("#verify");
    }

    private static long upstreamCalls() {
        return server.sandbox().calls().count(RestRoute.GET_IDENTITY_VERIFICATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/shop", "/shop-module"})
    void tellsThePageTheOutcomeOnce(String path) {
        var shop = open(path, StandInSdk.SUCCEEDS);
        press(shop);

        var told = shop.told();
        assertThat(told.status()).isEqualTo("accepted");
        assertThat(told.at("bound")).isEqualTo("true");
        assertThat(told.at("identity_verification_id")).isEqualTo(told.at("verification_id"));
        assertThat(upstreamCalls()).isOne();
    }

    @Test
    void passesWhatTheStartAnsweredAndWhatThePageAddsButNoOtherId() {
        var shop = open("/shop", StandInSdk.SUCCEEDS)
                .with("{ parameters: { identityVerificationId: 'mine', storeId: 'mine', channelKey: 'mine',"
                        + " bypass: { danal: { CPTITLE: 'shop' } }, windowType: { pc: 'POPUP' } } }");
        press(shop);

        var id = shop.told().at("verification_id");
        assertThat(shop.page().evaluate("window.requested"))
                .isEqualTo(Map.of(
                        "identityVerificationId",
                        id,
                        "storeId",
                        "store-bonin-sandbox",
                        "channelKey",
                        "channel-key-danal",
                        "redirectUrl",
                        server.url("/certifications/redirect"),
                        "bypass",
                        Map.of("danal", Map.of("CPTITLE", "shop")),
                        "windowType",
                        Map.of("pc", "POPUP")));
    }

    @Test
    void opensWithinTheClickWhenPrepared() {
        var shop = open("/shop", StandInSdk.SUCCEEDS).prepared();

        assertThat(shop.page().evaluate("""
                () => {
                  document.getElementById("verify").click();
                  return Boolean(window.requested);
                }
                """)).isEqualTo(true);
        assertThat(shop.told().status()).isEqualTo("accepted");
    }

    /** PortOne's guide: it failed if there is a code. Only the provider's words tell who gave up from what failed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code: 'FAILURE_TYPE_PG', message: '사용자가 인증을 취소하였습니다.' | cancelled | 다시 누르시면",
                "code: 'FAILURE_TYPE_PG', message: '[PG] 오류', pgMessage: '사용자 취소' | cancelled | 다시 누르시면",
                "code: 'USER_CANCEL' | cancelled | 다시 누르시면",
                "code: 'FAILURE_TYPE_PG', message: 'Canceled by user' | cancelled | 다시 누르시면",
                "code: '' | cancelled | 다시 누르시면",
                "code: 'FAILURE_TYPE_PG', message: '정보가 다릅니다', pgCode: '4001' | failed | 다시 누르시면",
                "code: 'FAILURE_TYPE_PG' | failed | 다시 누르시면"
            })
    void takesAnAnswerWithACodeForANo(String answer, String status, String detail) {
        var shop = open("/shop", "async () => ({ " + answer + " })");
        press(shop);

        var told = shop.told();
        assertThat(told.status()).isEqualTo(status);
        assertThat(answer).contains("code: '" + told.at("error_code") + "'");
        assertThat(told.at("problem.detail")).contains(detail);
        assertThat(shop.calls(FINISH)).isZero();
        assertThat(upstreamCalls()).isZero();
    }

    @Test
    void takesAThrownCancelForACancel() {
        var shop = open(
                "/shop",
                "() => Promise.reject(Object.assign(new Error('사용자가 취소하였습니다'),"
                        + " { __portOneErrorType: 'IdentityVerificationError', code: 'PGProviderError' }))");
        press(shop);

        assertThat(shop.told().status()).isEqualTo("cancelled");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "&code=FAILURE_TYPE_PG&message=%EC%B7%A8%EC%86%8C | cancelled | null",
                "&code=FAILURE_TYPE_PG&message=no | failed | FAILURE_TYPE_PG"
            })
    void tellsThemApartAfterTheRedirectToo(String no, String status, String code) {
        context.close();
        context = chromium.phone();
        var shop = open("/shop", """
                async ({ identityVerificationId, redirectUrl }) => {
                  location.href = redirectUrl + "?identityVerificationId=" + identityVerificationId + "%s";
                }
                """.formatted(no));
        press(shop);
        shop.page().waitForURL("**/shop?back=1");

        assertThat(shop.page().evaluate("window.returned.status")).isEqualTo(status);
        assertThat(String.valueOf(shop.page().evaluate("window.returned.error_code ?? null")))
                .isEqualTo(code);
        assertThat(upstreamCalls()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"/shop | 인증 창을 열지 못했습니다", "/shop?lang=en | The verification window could not be opened"})
    void tellsAnErrorBeforeTheWindowFromAPersonWhoGaveUp(String path, String title) {
        var shop = open(
                path,
                "() => Promise.reject(Object.assign(new Error('no such channel'),"
                        + " { __portOneErrorType: 'IdentityVerificationError', code: 'ChannelNotFound' }))");
        press(shop);

        var told = shop.told();
        assertThat(told.status()).isEqualTo("unavailable");
        assertThat(told.at("code")).isEqualTo("window_refused");
        assertThat(told.at("error_code")).isEqualTo("ChannelNotFound");
        assertThat(told.at("problem.title")).isEqualTo(title);
        assertThat(shop.calls(FINISH)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "() => Promise.reject(new Error('[PortOne] Failed to load window.PortOne'))",
                "() => Promise.reject()",
                "() => { throw new TypeError('storeId') }"
            })
    void survivesWhateverElseIsThrown(String portOne) {
        var shop = open("/shop", portOne);
        press(shop);

        assertThat(shop.told().at("code")).isEqualTo("window_refused");
    }

    /** An earlier window succeeded, and its answer was lost. */
    @Test
    void finishesWhatIsVerifiedAlready() {
        var shop = open("/shop", """
                async ({ identityVerificationId }) => {
                  await window.verified(identityVerificationId);
                  throw Object.assign(new Error("verified"),
                    { __portOneErrorType: "IdentityVerificationError", code: "IdentityVerificationAlreadyVerified" });
                }
                """);
        press(shop);

        assertThat(shop.told().status()).isEqualTo("accepted");
    }

    @Test
    void saysNothingWhenThePageMovesOn() {
        var shop = open("/shop", "async () => undefined").prepared();
        press(shop);
        shop.page().waitForFunction("window.requested");

        assertThat(shop.page().evaluate("window.results.length")).isEqualTo(0);
        assertThat(shop.calls(FINISH)).isZero();
    }

    @Test
    void explainsABlockedPopupAndKeepsTheIdForTheNextClick() {
        var shop = open("/shop", "() => { window.open('/empty'); return new Promise(() => {}); }")
                .prepared();
        shop.page().evaluate("() => { window.blocker = window.open; window.open = () => null; }");
        press(shop);

        assertThat(shop.told().at("code")).isEqualTo("popup_blocked");
        var id = shop.page().evaluate("window.requested.identityVerificationId");
        StandInSdk.change(shop.page(), StandInSdk.SUCCEEDS);
        press(shop);
        assertThat(shop.told(2).at("verification_id")).isEqualTo(id);
    }

    @Test
    void givesUpAWindowThatWasClosedWithoutAWord() {
        var shop = open("/shop", "() => { window.open('/empty'); return new Promise(() => {}); }")
                .prepared();
        Page window = shop.page().waitForPopup(() -> press(shop));
        window.close();

        assertThat(shop.told().status()).isEqualTo("cancelled");
    }

    @Test
    void explainsAScriptThatIsBlockedAndLoadsItTheNextTime() {
        var shop = open("/shop", StandInSdk.SUCCEEDS);
        context.unroute(StandInSdk.ADDRESS);
        context.route(StandInSdk.ADDRESS, Route::abort);
        press(shop);

        assertThat(shop.told().at("code")).isEqualTo("script_unavailable");
        context.unroute(StandInSdk.ADDRESS);
        StandInSdk.serve(context);
        press(shop);
        assertThat(shop.told(2).status()).isEqualTo("accepted");
    }

    @Test
    void explainsAnEmptyScriptThatABlockerPutInItsPlace() {
        var shop = open("/shop", StandInSdk.SUCCEEDS);
        context.unroute(StandInSdk.ADDRESS);
        StandInSdk.serve(context, "");
        press(shop);

        assertThat(shop.told().at("code")).isEqualTo("script_unavailable");
    }

    @Test
    void comesBackByTheRedirectOnAPhone() {
        context.close();
        context = chromium.phone();
        var shop = open("/shop", StandInSdk.REDIRECTS);
        press(shop);
        shop.page().waitForURL("**/shop?back=1");

        assertThat(shop.page().evaluate("window.returned.status")).isEqualTo("accepted");
        assertThat(upstreamCalls()).isOne();
    }
}
