package dev.bonin.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.merchant.Merchant;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are refused before a window opens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkRefusedTest {
    @AutoClose
    private final SdkCaller sdk = new SdkCaller();

    @BeforeEach
    void forget() {
        sdk.forget();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"windowType\":{\"pc\":\"UI\"}|windowType.pc",
                "\"windowType\":{\"mobile\":\"Popup\"}|windowType.mobile",
                "\"windowType\":\"POPUP\"|windowType",
                "\"windowType\":{\"pc\":\"REDIRECTION\"}|redirectUrl",
                "\"redirectUrl\":\"/done\"|redirectUrl",
                "\"redirectUrl\":\"data:text/html,x\"|redirectUrl",
                "\"redirectUrl\":\"JavaScript://x/%0aalert(1)\"|redirectUrl",
                "\"forceRedirect\":\"true\"|forceRedirect",
                "\"customer\":[]|customer",
                "\"bypass\":\"{}\"|bypass",
                "\"bypass\":{\"danal\":{\"AGELIMIT\":\"19\"}}|AGELIMIT",
                "\"bypass\":{\"danal\":{\"AGELIMIT\":-1}}|AGELIMIT"
            })
    void namesTheFieldThatIsWrong(String fields, String name) {
        HttpResponse<String> answer = sdk.call(SdkCaller.request(fields));

        SdkCaller.assertRefused(answer, 400, "RequestParseFailed");
        assertThat(answer.body()).contains(name + ":");
        assertThat(sdk.store.get("order1").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|flgFixedUser",
                "{\"flgFixedUser\":null}|flgFixedUser",
                "{\"flgFixedUser\":\"\"}|flgFixedUser",
                "{\"directAgency\":\"PASS\"}|flgFixedUser",
                "{\"flgFixedUser\":\"y\"}|flgFixedUser",
                "{\"flgFixedUser\":\"N\",\"directAgency\":\"TOSSBANK\"}|directAgency",
                "{\"flgFixedUser\":\"N\",\"FRGNDInfo\":\"no\"}|FRGNDInfo",
                "{\"flgFixedUser\":\"Y\"}|customer.fullName"
            })
    void readsTheBypassOfTheUnifiedService(String bypass, String name) {
        HttpResponse<String> answer = sdk.call(SdkCaller.request(SdkCaller.inicis(bypass)));

        SdkCaller.assertRefused(answer, 400, "RequestParseFailed");
        assertThat(answer.body()).contains(name + ":");
    }

    @ParameterizedTest
    @CsvSource({"phoneNumber", "birthYear", "birthMonth", "birthDay"})
    void needsAllValuesThatTheUnifiedServiceShouldFix(String missing) {
        String customer = SdkCaller.CUSTOMER.replace(missing, "email");
        HttpResponse<String> answer =
                sdk.call(SdkCaller.request(SdkCaller.inicis("{\"flgFixedUser\":\"Y\"}") + "," + customer));

        SdkCaller.assertRefused(answer, 400, "RequestParseFailed");
        assertThat(answer.body()).contains("customer." + missing + ":");
    }

    @Test
    void answersForTextMessagesOfTheUnifiedServiceAsItsProvider() {
        HttpResponse<String> answer =
                sdk.call(SdkCaller.request(SdkCaller.inicis("{\"flgFixedUser\":\"N\",\"directAgency\":\"SMS\"}")));

        SdkCaller.assertRefused(answer, 502, "PGProviderError");
        assertThat(answer.body()).contains("\"pgCode\":\"9999\"").contains("알 수 없는 오류");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"request\":null}",
                "{\"request\":[]}",
                "{\"request\":{\"storeId\":\"store-bonin-sandbox\"}}",
                "{\"request\":{\"identityVerificationId\":\"\",\"storeId\":\"store-bonin-sandbox\"}}"
            })
    void isWhatIsNoRequest(String body) {
        assertThat(sdk.call(body).statusCode()).isBetween(400, 404);
    }

    @Test
    void isAnAgencyThatRefusesTheShop() {
        String fields = SdkCaller.inicis("{\"flgFixedUser\":\"N\",\"directAgency\":\"TOSS\"}")
                .replace("channel-key-inicis", "channel-key-inicis-adult");
        HttpResponse<String> answer = sdk.call(SdkCaller.request(fields));

        SdkCaller.assertRefused(answer, 502, "PGProviderError");
        assertThat(sdk.caller
                        .get(sdk.window(fields.replace("TOSS", "PAYCO")) + "/state")
                        .body())
                .contains("\"agencies\":[\"payco\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "file://",
                "https://shop.example/path",
                "https://shop.example; script-src *",
                "https://*",
                "*"
            })
    void isAPageWithoutAnOrigin(String origin) {
        HttpResponse<String> answer = sdk.call(SdkCaller.request("").replace("https://shop.example", origin));

        SdkCaller.assertRefused(answer, 400, "RequestParseFailed");
        assertThat(answer.body()).contains("REDIRECTION");
    }

    @Test
    void areAStoresOwnChannelsAlone() {
        String body = SdkCaller.request("").replace("channel-key-danal", "channel-key-other");

        SdkCaller.assertRefused(sdk.call(body), 404, "ChannelNotFound");
        assertThat(sdk.call(body.replace("store-bonin-sandbox", "store-other")).statusCode())
                .isEqualTo(200);
        assertThat(new StoreCaller(sdk.sandbox, SdkCaller.OTHER).get("order1").statusCode())
                .isEqualTo(200);
        assertThat(sdk.store.get("order1").statusCode()).isEqualTo(404);
    }

    @Test
    void isTheMerchantCodeOfV1() {
        String body = SdkCaller.request("")
                .replace("store-bonin-sandbox", Merchant.example().code());

        SdkCaller.assertRefused(sdk.call(body), 404, "StoreNotFound");
    }
}
