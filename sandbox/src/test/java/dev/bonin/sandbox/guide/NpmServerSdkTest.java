package dev.bonin.sandbox.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SendBody;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.IdentityFault;
import dev.bonin.sandbox.http.ErrorType;
import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** PortOne's npm package {@code @portone/server-sdk}, unmodified, works with the sandbox by its own {@code baseUrl}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NpmServerSdkTest {
    private static final String ID = "{\"identityVerificationId\":\"order1\"}";

    private static final Map<String, RestRoute> CALLS = Map.of(
            "getIdentityVerification", RestRoute.GET_IDENTITY_VERIFICATION,
            "getIdentityVerifications", RestRoute.LIST_IDENTITY_VERIFICATIONS,
            "sendIdentityVerification", RestRoute.SEND_IDENTITY_VERIFICATION,
            "resendIdentityVerification", RestRoute.RESEND_IDENTITY_VERIFICATION,
            "confirmIdentityVerification", RestRoute.CONFIRM_IDENTITY_VERIFICATION);

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private Shop shop;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        shop = Shop.start(sandbox);
    }

    @BeforeEach
    void forget() {
        sandbox.reset();
    }

    @Test
    void getsAPersonWithoutANull() {
        sandbox.verify(IdentityVerificationOrder.of("adult").withId("order1"));

        JsonObject record = returned(shop.call("getIdentityVerification", ID));
        assertThat(record.findString("status")).contains("VERIFIED");
        assertThat(record.print()).contains("\"name\":\"홍길동\"").doesNotContain("null");
    }

    @Test
    void findsAnIdOfAnyAlphabet() {
        sandbox.verify(IdentityVerificationOrder.of("adult").withId("주문/ ?&#%"));

        String options = "{\"identityVerificationId\":\"주문/ ?&#%\",\"storeId\":\"store-bonin-sandbox\"}";
        assertThat(returned(shop.call("getIdentityVerification", options)).findString("id"))
                .contains("주문/ ?&#%");
    }

    @Test
    void listsWhatItsFilterAsksFor() {
        sandbox.verify(IdentityVerificationOrder.of("adult").withId("order1"));
        sandbox.verify(IdentityVerificationOrder.of("adult").withId("order2").in(IdentityStatus.READY));

        String filter = "{\"filter\":{\"storeId\":\"store-bonin-sandbox\",\"statuses\":[\"READY\"]},"
                + "\"page\":{\"number\":0,\"size\":5},\"sort\":{\"by\":\"REQUESTED_AT\",\"order\":\"ASC\"}}";
        assertThat(returned(shop.call("getIdentityVerifications", filter)).print())
                .contains("\"id\":\"order2\"")
                .contains("\"totalCount\":1");
        assertThat(returned(shop.call("getIdentityVerifications", "{}")).print())
                .contains("\"totalCount\":2");
    }

    @Test
    void verifiesWithoutAWindow() {
        assertThat(returned(shop.call("sendIdentityVerification", send())).members())
                .isEmpty();
        assertThat(returned(shop.call("resendIdentityVerification", ID)).members())
                .isEmpty();
        String otp = sandbox.messages().get(1).code();
        JsonObject confirmed = returned(shop.call(
                "confirmIdentityVerification", "{\"identityVerificationId\":\"order1\",\"otp\":\"" + otp + "\"}"));

        assertThat(confirmed.print()).startsWith("{\"identityVerification\":{\"status\":\"VERIFIED\"");
    }

    @Test
    void throwsWhatTheSandboxRefusesByItself() {
        assertThrown(shop.call("getIdentityVerification", ID), "IDENTITY_VERIFICATION_NOT_FOUND");
        assertThrown(shop.call("resendIdentityVerification", ID), "IDENTITY_VERIFICATION_NOT_FOUND");
        assertThrown(
                shop.call("sendIdentityVerification", send().replace("channel-key-danal", "other")),
                "CHANNEL_NOT_FOUND");
        shop.call("sendIdentityVerification", send());
        assertThrown(shop.call("sendIdentityVerification", send()), "IDENTITY_VERIFICATION_ALREADY_SENT");
        assertThrown(
                shop.call("confirmIdentityVerification", "{\"identityVerificationId\":\"order1\",\"otp\":\"0\"}"),
                "PG_PROVIDER");
        assertThrown(shop.call("getIdentityVerification", ID, "{\"secret\":\"other\"}"), "UNAUTHORIZED");
        assertThrown(
                shop.call("getIdentityVerification", "{\"identityVerificationId\":\"order1\",\"storeId\":\"other\"}"),
                "FORBIDDEN");
    }

    @ParameterizedTest
    @MethodSource("everyDocumentedError")
    void throwsEveryErrorOfEveryCall(String call, ErrorType type) {
        sandbox.nextAnswers(new IdentityFault.Refused(type));

        assertThrown(shop.call(call, call.equals("getIdentityVerifications") ? "{}" : send()), type.name());
    }

    static Stream<Arguments> everyDocumentedError() {
        return CALLS.entrySet().stream()
                .flatMap(call ->
                        DocumentedErrors.of(call.getValue()).stream().map(type -> Arguments.of(call.getKey(), type)));
    }

    private static void assertThrown(JsonObject answer, String type) {
        assertThat(answer.findString("type")).as(answer.print()).contains(type);
        assertThat(answer.find("recognised")).contains(new JsonBoolean(true));
        assertThat(answer.findString("thrown").orElseThrow()).endsWith("Error");
        assertThat(answer.findString("message"))
                .hasValueSatisfying(text -> assertThat(text).isNotBlank());
    }

    private static JsonObject returned(JsonObject answer) {
        return (JsonObject) answer.find("returned").orElseThrow(() -> new AssertionError(answer.print()));
    }

    private static String send() {
        return ((JsonObject) JsonReader.parse(SendBody.adult()))
                .with("identityVerificationId", "order1")
                .print();
    }
}
