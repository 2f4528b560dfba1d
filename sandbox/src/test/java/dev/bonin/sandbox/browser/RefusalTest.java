package dev.bonin.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors before the window opens. */
class RefusalTest extends ShopTestBed {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ storeId: 'store-of-nobody' }|StoreNotFound",
                "{ storeId: undefined }|RequestParseFailed",
                "{ channelKey: 'channel-key-of-nobody' }|ChannelNotFound",
                "{ channelKey: undefined }|ChannelNotFound",
                "{ identityVerificationId: 7 }|RequestParseFailed",
                "{ customData: { cart: 1 } }|RequestParseFailed",
                "{ customData: 1n }|RequestParseFailed",
                "{ channelKey: 'channel-key-kcp', identityVerificationId: 'with-hyphen' }|RequestParseFailed",
                "{ bypass: { danal: { IsCarrier: 'KT' } } }|PGProviderError"
            })
    void rejectsWithAnErrorThatIsBranded(String order, String code) {
        order(order);
        shop.click("#verify");

        JsonObject error = error();
        assertThat(error.findString("code")).contains(code);
        assertThat(error.findString("__portOneErrorType")).contains("IdentityVerificationError");
        assertThat(error.findString("transactionType")).contains("IDENTITY_VERIFICATION");
        assertThat(error.findString("message")).isPresent();
        assertThat(error.find("isError")).contains(new JsonBoolean(true));
        assertThat(shop.context().pages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ko|{ channelKey: undefined }|channelKey: 값이 없습니다. 상점의 채널 키를 넣어 주세요.",
                "en-GB|{ channelKey: undefined }|channelKey: missing (expected: a channel of the store)",
                "ko|{ customData: 1n }|요청을 JSON으로 만들 수 없습니다. BigInt 값과 자기 자신을 담은 객체는 빼 주세요.",
                "en|{ customData: 1n }|The request cannot be written as JSON. Leave out BigInt values and objects that"
                        + " contain themselves."
            })
    void rejectsInTheLanguageOfThePage(String language, String order, String message) {
        shop.evaluate("language => document.documentElement.lang = language", language);
        order(order);
        shop.click("#verify");

        assertThat(error().findString("message")).contains(message);
    }

    @Test
    void rejectsAnIdThatIsVerified() {
        certifyAtOnce(openPopup()::locator, "adult");
        response();
        shop.evaluate("window.answers = []");
        shop.click("#verify");

        assertThat(error().findString("code")).contains("IdentityVerificationAlreadyVerified");
        assertThat(error().findString("identityVerificationId")).contains("order1");
        assertThat(status("order1")).isEqualTo("VERIFIED");
    }

    @Test
    void rejectsWhenTheBrowserBlocksThePopup() {
        shop.evaluate("window.open = () => null");
        shop.click("#verify");

        assertThat(error().findString("code")).contains("UnknownError");
        assertThat(error().findString("message").orElseThrow()).contains("팝업");
        assertThat(error().findString("identityVerificationTxId")).isPresent();
    }

    @Test
    void rejectsWhenTheSandboxCannotBeReached() {
        shop.route("**/v2/browser-sdk/windows", route -> route.abort());
        shop.click("#verify");

        assertThat(error().findString("code")).contains("UnknownError");
        assertThat(error().findString("identityVerificationId")).contains("order1");
    }

    @Test
    void refusesToRunAScriptAsTheRedirectAddress() {
        order("{ forceRedirect: true, redirectUrl: 'javascript:document.title=1//' }");
        shop.click("#verify");

        assertThat(error().findString("code")).contains("RequestParseFailed");
        assertThat(error().findString("message").orElseThrow()).contains("redirectUrl");
    }

    @Test
    void ignoresMessagesFromAnybodyElse() {
        var window = openPopup();
        shop.evaluate("window.postMessage({ bonin: 'outcome', attempt: 'x', rsp: {} }, '*')");
        window.evaluate(
                "window.opener.postMessage({ bonin: 'outcome', attempt: 'aaaaaaaaaaaaaaaaaaaa', rsp: {} }, '*')");
        window.close();

        assertFailedWith(response(), "4900");
        assertThat(status("order1")).isEqualTo("READY");
    }
}
