package dev.bonin.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the call with which the script opens a window makes of its request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkRequestTest {
    @AutoClose
    private final SdkCaller sdk = new SdkCaller();

    @BeforeEach
    void forget() {
        sdk.forget();
    }

    @Test
    void readyRecordAsSoonAsTheWindowIsOpen() {
        sdk.window("\"customer\":{\"customerId\":\"m1\",\"fullName\":\"홍길동\",\"phoneNumber\":\"01000000001\","
                + "\"birthYear\":\"1990\"},\"customData\":\"{}\"");

        JsonObject record = sdk.store.record("order1");
        assertThat(record.findString("status")).contains("READY");
        assertThat(record.findString("customData")).contains("{}");
        assertThat(StoreCaller.inner(record, "requestedCustomer").print())
                .isEqualTo(
                        "{\"id\":\"m1\",\"name\":\"홍길동\",\"phoneNumber\":\"01000000001\"," + "\"birthYear\":\"1990\"}");
    }

    @Test
    void canBeReadByPagesOfAnyOriginAndWithoutOne() {
        HttpResponse<String> answer = sdk.call(SdkCaller.request(""));

        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(sdk.call("{").headers().firstValue("Access-Control-Allow-Origin"))
                .contains("*");
    }

    @Test
    void dropsANumberThatMayBeReal() {
        HttpResponse<String> answer = sdk.call(SdkCaller.request("\"customer\":{\"phoneNumber\":\"010-1234-5678\"}"));

        assertThat(answer.body()).contains("may be real").doesNotContain("1234");
        assertThat(sdk.store.get("order1").body()).doesNotContain("1234");
    }

    @Test
    void letsOnlyThePageAroundItShowAFrame() {
        HttpResponse<String> framed = sdk.caller.get(sdk.window("\"windowType\":{\"pc\":\"IFRAME\"}"));
        HttpResponse<String> popup = sdk.caller.get(sdk.window("\"windowType\":{\"pc\":\"POPUP\"}"));

        assertThat(framed.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("frame-ancestors 'self' https://shop.example");
        assertThat(framed.headers().firstValue("X-Frame-Options")).isEmpty();
        assertThat(popup.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("frame-ancestors 'self'");
    }

    @Test
    void holdsFixedValuesWhateverTheWindowsPageSends() {
        String window = sdk.window(SdkCaller.CUSTOMER);
        HttpResponse<String> answer = sdk.caller.postJson(window + "/details", details("김하나", "01000009999"));
        assertThat(answer.body()).contains("\"state\":\"code_sent\"").contains("010-0000-0001");
    }

    @Test
    void fixesAlsoTheBirthdayAtTheUnifiedService() {
        String window = sdk.window(SdkCaller.inicis("{\"flgFixedUser\":\"Y\"}") + "," + SdkCaller.CUSTOMER);
        String typed = details("김하나", "01000009999").replace("900505", "010101").replace("sms", "toss");
        HttpResponse<String> answer = sdk.caller.postJson(window + "/details", typed);

        assertThat(answer.body()).contains("\"state\":\"push_sent\"").contains("010-0000-0001");
    }

    @Test
    void fixesNothingAtKcp() {
        String window = sdk.window(SdkCaller.CUSTOMER + ",\"channelKey\":\"channel-key-kcp\"");

        assertThat(sdk.caller.get(window + "/state").body()).contains("\"fixed\":false");
    }

    private static String details(String name, String phone) {
        return "{\"name\":\"" + name + "\",\"phone\":\"" + phone + "\",\"birth6\":\"900505\",\"digit7\":\"1\","
                + "\"carrier\":\"SKT\",\"agency\":\"sms\",\"consents\":[\"personal\",\"identifier\",\"carrier\",\"service\"]}";
    }

    @Test
    void makesDisForTheSiteOfTheBypass() {
        sdk.quick(sdk.window("\"channelKey\":\"channel-key-kcp\""), "adult");
        String channels = di();
        sdk.forget();
        sdk.quick(
                sdk.window("\"channelKey\":\"channel-key-kcp\",\"bypass\":{\"kcpV2\":{\"web_siteid\":\"J26\"}}"),
                "adult");

        assertThat(di()).isNotEqualTo(channels).hasSize(channels.length());
    }

    @ParameterizedTest
    @CsvSource({
        "KAKAO, Y, true",
        "KAKAO, N, false",
        "NAVER, Y, true",
        "NAVER, N, false",
        "TOSS, Y, true",
        "TOSS, N, true",
        "PASS, Y, true",
        "PASS, N, true"
    })
    void asksForWhatTheAgencyDoesNotReportUnlessThePageForbidsIt(String agency, String asks, boolean given) {
        String bypass = "{\"flgFixedUser\":\"N\",\"directAgency\":\"%s\",\"FRGNDInfo\":\"%s\"}";
        sdk.quick(sdk.window(SdkCaller.inicis(bypass.formatted(agency, asks))), "foreigner");

        JsonObject customer = StoreCaller.inner(sdk.store.record("order1"), "verifiedCustomer");
        assertThat(customer.find("gender").isPresent()).isEqualTo(given);
        assertThat(customer.find("isForeigner"))
                .isEqualTo(given ? Optional.of(new JsonBoolean(true)) : Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"bypass\":null", ",\"bypass\":{}", ",\"bypass\":{\"inicisUnified\":null}"})
    void needsNoBypassForTheUnifiedService(String bypass) {
        assertThat(sdk.window("\"channelKey\":\"channel-key-inicis\"" + bypass)).startsWith("/window/");
    }

    @Test
    void recordsItsCalls() {
        sdk.window("");

        assertThat(sdk.sandbox.calls().counts()).containsEntry("POST /v2/browser-sdk/windows", 1L);
    }

    private String di() {
        return StoreCaller.inner(sdk.store.record("order1"), "verifiedCustomer")
                .findString("di")
                .orElseThrow();
    }
}
