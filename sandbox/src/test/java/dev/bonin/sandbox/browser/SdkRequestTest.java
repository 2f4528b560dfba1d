package dev.bonin.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.store.ChannelType;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.StoreChannel;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The call with which the script opens a window. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkRequestTest {
    private static final Store OTHER = new Store(
            "store-other",
            "other-secret",
            List.of(new StoreChannel(
                    ChannelType.TEST, "other", new Channel("channel-key-other", Provider.DANAL, "A1", Set.of()))),
            null);

    private final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withStores(List.of(Store.example(), OTHER)));
    private final Caller caller = new Caller(sandbox);
    private final StoreCaller store = StoreCaller.of(sandbox);

    @BeforeEach
    void forget() {
        sandbox.reset();
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @Nested
    class Answers {

        @Test
        void readyRecordAsSoonAsTheWindowIsOpen() {
            open("\"customer\":{\"customerId\":\"m1\",\"fullName\":\"홍길동\",\"phoneNumber\":\"01000000001\","
                    + "\"birthYear\":\"1990\"},\"customData\":\"{}\"");

            JsonObject record = store.record("order1");
            assertThat(record.findString("status")).contains("READY");
            assertThat(record.findString("customData")).contains("{}");
            assertThat(StoreCaller.inner(record, "requestedCustomer").print())
                    .isEqualTo("{\"id\":\"m1\",\"name\":\"홍길동\",\"phoneNumber\":\"01000000001\","
                            + "\"birthYear\":\"1990\"}");
        }

        @Test
        void canBeReadByPagesOfAnyOriginAndWithoutOne() {
            HttpResponse<String> answer = call(request(""));

            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            assertThat(call("{").headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
        }

        @Test
        void dropsANumberThatMayBeReal() {
            HttpResponse<String> answer = call(request("\"customer\":{\"phoneNumber\":\"010-1234-5678\"}"));

            assertThat(answer.body()).contains("may be real").doesNotContain("1234");
            assertThat(store.get("order1").body()).doesNotContain("1234");
        }

        @Test
        void letsOnlyThePageAroundItShowAFrame() {
            HttpResponse<String> framed = caller.get(window("\"windowType\":{\"pc\":\"IFRAME\"}"));
            HttpResponse<String> popup = caller.get(window("\"windowType\":{\"pc\":\"POPUP\"}"));

            assertThat(framed.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .endsWith("frame-ancestors 'self' https://shop.example");
            assertThat(framed.headers().firstValue("X-Frame-Options")).isEmpty();
            assertThat(popup.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .endsWith("frame-ancestors 'self'");
        }
    }

    @Nested
    class Attempts {

        @Test
        void countsOnlyTheLatestOfTwoOpenWindows() {
            String earlier = window("");
            String later = window("");
            quick(earlier, "adult");
            assertThat(state("order1")).isEqualTo("READY");

            quick(later, "mvno");
            assertThat(state("order1")).isEqualTo("VERIFIED");
        }

        @Test
        void doesNotFailTheLatestByCancellingAnEarlierOne() {
            String earlier = window("");
            window("");
            caller.postJson(earlier + "/cancel", "{}");

            assertThat(state("order1")).isEqualTo("READY");
        }

        @Test
        void beginsAnewAfterAFailure() {
            quick(window(""), "always-fails");
            assertThat(state("order1")).isEqualTo("FAILED");
            String again = window("");
            assertThat(state("order1")).isEqualTo("READY");
            quick(again, "adult");
            assertThat(state("order1")).isEqualTo("VERIFIED");
        }

        @Test
        void isRefusedForAnIdThatIsVerifiedOnV1OrV2() {
            sandbox.verify(IdentityVerificationOrder.of("adult").withId("order1"));
            String impUid = sandbox.certify("adult");

            assertRefused(call(request("")), 409, "IdentityVerificationAlreadyVerified");
            assertRefused(call(request("").replace("order1", impUid)), 409, "IdentityVerificationAlreadyVerified");
        }

        @Test
        void endsAfterFifteenMinutesOfTheSandboxsClock() {
            String window = window("");
            caller.postJson("/sandbox/clock", "{\"advance\":\"PT15M\"}");

            assertThat(caller.get(window + "/state").body())
                    .contains("\"code\":\"FAILURE_TYPE_PG\"")
                    .contains("\"pgCode\":\"4901\"");
            assertThat(state("order1")).isEqualTo("FAILED");
        }

        @Test
        void mayFollowAnOrderOfTheControlApi() {
            sandbox.verify(
                    IdentityVerificationOrder.of("adult").withId("order1").in(IdentityStatus.READY));

            quick(window(""), "adult");
            assertThat(state("order1")).isEqualTo("VERIFIED");
        }
    }

    @Nested
    class Refused {

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
            HttpResponse<String> answer = call(request(fields));

            assertRefused(answer, 400, "RequestParseFailed");
            assertThat(answer.body()).contains(name + ":");
            assertThat(store.get("order1").statusCode()).isEqualTo(404);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"directAgency\":\"PASS\"}|flgFixedUser",
                    "{\"flgFixedUser\":\"y\"}|flgFixedUser",
                    "{\"flgFixedUser\":\"N\",\"directAgency\":\"TOSSBANK\"}|directAgency",
                    "{\"flgFixedUser\":\"N\",\"FRGNDInfo\":\"no\"}|FRGNDInfo",
                    "{\"flgFixedUser\":\"Y\"}|customer.fullName"
                })
        void readsTheBypassOfTheUnifiedService(String bypass, String name) {
            HttpResponse<String> answer = call(request(inicis(bypass)));

            assertRefused(answer, 400, "RequestParseFailed");
            assertThat(answer.body()).contains(name + ":");
        }

        @ParameterizedTest
        @CsvSource({"phoneNumber", "birthYear", "birthMonth", "birthDay"})
        void needsAllValuesThatTheUnifiedServiceShouldFix(String missing) {
            String customer = FixedValues.CUSTOMER.replace(missing, "email");
            HttpResponse<String> answer = call(request(inicis("{\"flgFixedUser\":\"Y\"}") + "," + customer));

            assertRefused(answer, 400, "RequestParseFailed");
            assertThat(answer.body()).contains("customer." + missing + ":");
        }

        @Test
        void answersForTextMessagesOfTheUnifiedServiceAsItsProvider() {
            HttpResponse<String> answer = call(request(inicis("{\"flgFixedUser\":\"N\",\"directAgency\":\"SMS\"}")));

            assertRefused(answer, 502, "PGProviderError");
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
            assertThat(call(body).statusCode()).isBetween(400, 404);
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
            HttpResponse<String> answer = call(request("").replace("https://shop.example", origin));

            assertRefused(answer, 400, "RequestParseFailed");
            assertThat(answer.body()).contains("REDIRECTION");
        }

        @Test
        void areAStoresOwnChannelsAlone() {
            String body = request("").replace("channel-key-danal", "channel-key-other");

            assertRefused(call(body), 404, "ChannelNotFound");
            assertThat(call(body.replace("store-bonin-sandbox", "store-other")).statusCode())
                    .isEqualTo(200);
            assertThat(new StoreCaller(sandbox, OTHER).get("order1").statusCode())
                    .isEqualTo(200);
            assertThat(store.get("order1").statusCode()).isEqualTo(404);
        }

        @Test
        void isTheMerchantCodeOfV1() {
            String body = request("")
                    .replace("store-bonin-sandbox", Merchant.example().code());

            assertRefused(call(body), 404, "StoreNotFound");
        }
    }

    @Nested
    class FixedValues {
        private static final String CUSTOMER = "\"customer\":{\"fullName\":\"홍길동\",\"phoneNumber\":\"01000000001\","
                + "\"birthYear\":\"1990\",\"birthMonth\":\"05\",\"birthDay\":\"05\"}";

        @Test
        void holdWhateverTheWindowsPageSends() {
            String window = window(CUSTOMER);
            HttpResponse<String> answer = caller.postJson(window + "/details", details("김하나", "01000009999"));
            assertThat(answer.body()).contains("\"state\":\"code_sent\"").contains("010-0000-0001");
        }

        @Test
        void areAlsoTheBirthdayAtTheUnifiedService() {
            String window = window(inicis("{\"flgFixedUser\":\"Y\"}") + "," + CUSTOMER);
            String typed =
                    details("김하나", "01000009999").replace("900505", "010101").replace("sms", "toss");
            HttpResponse<String> answer = caller.postJson(window + "/details", typed);

            assertThat(answer.body()).contains("\"state\":\"push_sent\"").contains("010-0000-0001");
        }

        @Test
        void areNotThoseOfKcp() {
            String window = window(CUSTOMER + ",\"channelKey\":\"channel-key-kcp\"");

            assertThat(caller.get(window + "/state").body()).contains("\"fixed\":false");
        }

        private static String details(String name, String phone) {
            return "{\"name\":\"" + name + "\",\"phone\":\"" + phone + "\",\"birth6\":\"900505\",\"digit7\":\"1\","
                    + "\"carrier\":\"SKT\",\"agency\":\"sms\",\"consents\":[\"personal\",\"identifier\",\"carrier\",\"service\"]}";
        }
    }

    @Test
    void makesDisForTheSiteOfTheBypass() {
        quick(window("\"channelKey\":\"channel-key-kcp\""), "adult");
        String channels = di("order1");
        sandbox.reset();
        quick(window("\"channelKey\":\"channel-key-kcp\",\"bypass\":{\"kcpV2\":{\"web_siteid\":\"J26\"}}"), "adult");

        assertThat(di("order1")).isNotEqualTo(channels).hasSize(channels.length());
    }

    @Test
    void recordsItsCalls() {
        window("");

        assertThat(sandbox.calls().counts()).containsEntry("POST /v2/browser-sdk/windows", 1L);
    }

    private static String inicis(String bypass) {
        return "\"channelKey\":\"channel-key-inicis\",\"bypass\":{\"inicisUnified\":" + bypass + "}";
    }

    private static String request(String fields) {
        String channel = fields.contains("channelKey") ? "" : "\"channelKey\":\"channel-key-danal\",";
        return "{\"page\":{\"origin\":\"https://shop.example\",\"mobile\":false},\"request\":{" + channel
                + "\"storeId\":\"store-bonin-sandbox\",\"identityVerificationId\":\"order1\""
                + (fields.isEmpty() ? "" : "," + fields) + "}}";
    }

    private HttpResponse<String> call(String body) {
        return caller.send("POST", "/v2/browser-sdk/windows", body, "Content-Type", "text/plain;charset=UTF-8");
    }

    private void open(String fields) {
        window(fields);
    }

    private String window(String fields) {
        HttpResponse<String> answer = call(request(fields));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ((JsonObject) JsonReader.parse(answer.body()))
                .findString("window")
                .orElseThrow();
    }

    private void quick(String window, String persona) {
        caller.postJson(window + "/quick", "{\"persona\":\"" + persona + "\"}");
    }

    private String state(String id) {
        return store.record(id).findString("status").orElseThrow();
    }

    private String di(String id) {
        return StoreCaller.inner(store.record(id), "verifiedCustomer")
                .findString("di")
                .orElseThrow();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Caller.json(answer).findString("code")).contains(code);
        assertThat(Caller.json(answer).findString("message")).isPresent();
    }
}
