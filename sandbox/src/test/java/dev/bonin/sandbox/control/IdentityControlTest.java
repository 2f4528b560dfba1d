package dev.bonin.sandbox.control;

import static dev.bonin.sandbox.Caller.json;
import static dev.bonin.sandbox.StoreCaller.inner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SendBody;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityControlTest {
    private final Sandbox sandbox = Sandbox.start();
    private final Caller caller = new Caller(sandbox);
    private final StoreCaller store = StoreCaller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void makesAVerifiedRecordWithTheIdThatWasGiven() {
        HttpResponse<String> made = make("{\"persona\":\"adult\",\"id\":\"mine\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(json(made).findString("identityVerificationId")).hasValue("mine");
        assertThat(json(made).findString("identityVerificationTxId")).isPresent();
        assertThat(store.record("mine").findString("status")).hasValue("VERIFIED");
    }

    @Test
    void drawsAnIdIfNoneWasGiven() {
        String id = json(make("{\"persona\":\"adult\"}"))
                .findString("identityVerificationId")
                .orElseThrow();
        assertThat(store.get(id).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"READY, requestedCustomer", "FAILED, failure", "VERIFIED, verifiedCustomer"})
    void makesARecordInAnyState(String status, String member) {
        make("{\"persona\":\"adult\",\"id\":\"mine\",\"status\":\"" + status + "\"}");
        assertThat(store.record("mine").findString("status")).hasValue(status);
        assertThat(store.record("mine").members()).containsKey(member);
    }

    @Test
    void overridesEveryField() {
        make("""
                {"persona": "adult", "id": "mine", "answeredId": "another", "channelKey": "channel-key-inicis-live",
                 "agency": "toss", "customData": "note", "version": "V3", "requestedAt": "2026-01-01T00:00:00Z",
                 "channel": {"pgMerchantId": "MID", "name": null},
                 "verifiedCustomer": {"name": "김하나", "birthDate": "2007-11-24", "gender": "OTHER"},
                 "absent": ["verifiedCustomer.ci", "pgRawResponse"],
                 "extra": {"channel": {"color": "red"}, "score": 7}}""");
        JsonObject record = store.record("mine");
        assertThat(record.findString("id")).hasValue("another");
        assertThat(record.findString("customData")).hasValue("note");
        assertThat(record.findString("version")).hasValue("V3");
        assertThat(record.findString("requestedAt")).hasValue("2026-01-01T00:00:00Z");
        assertThat(record.print()).contains("\"score\":7");
        assertThat(record.members()).doesNotContainKey("pgRawResponse");
        JsonObject channel = inner(record, "channel");
        assertThat(channel.findString("pgProvider")).hasValue("INICIS_UNIFIED");
        assertThat(channel.findString("pgMerchantId")).hasValue("MID");
        assertThat(channel.find("name")).as("asked for").hasValue(JsonNull.INSTANCE);
        assertThat(channel.findString("color")).hasValue("red");
        JsonObject person = inner(record, "verifiedCustomer");
        assertThat(person.findString("birthDate")).hasValue("2007-11-24");
        assertThat(person.findString("gender")).hasValue("OTHER");
        assertThat(person.findString("phoneNumber")).hasValue("01000000001");
        assertThat(person.members()).doesNotContainKey("ci");
    }

    @Test
    void emptiesAnObject() {
        make("{\"persona\":\"adult\",\"id\":\"mine\",\"channel\":{}}");
        assertThat(inner(store.record("mine"), "channel").members()).isEmpty();
    }

    @Test
    void aFailedRecordBecomesVerifiedByAnotherAttempt() {
        String failed =
                json(make("{\"persona\":\"always-fails\",\"id\":\"mine\"}")).print();
        assertThat(store.record("mine").findString("status")).hasValue("FAILED");
        String verified = json(make("{\"persona\":\"adult\",\"id\":\"mine\"}")).print();
        assertThat(verified).isNotEqualTo(failed);
        assertThat(store.record("mine").findString("status")).hasValue("VERIFIED");
        assertThat(make("{\"persona\":\"adult\",\"id\":\"mine\"}").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | persona: missing",
                "{\"persona\":\"nobody\"} | persona: nobody (expected: one of adult, ",
                "{\"persona\":\"adult\",\"storeId\":\"x\"} | storeId: x (expected: one of store-bonin-sandbox)",
                "{\"persona\":\"adult\",\"channelKey\":\"x\"} | channelKey: x (expected: one of channel-key-danal, ",
                "{\"persona\":\"adult\",\"agency\":\"x\"} | agency: unknown",
                "{\"persona\":\"adult\",\"agency\":\"kakao\"} | agency: kakao (expected: one of sms, pass)",
                "{\"persona\":\"adult\",\"id\":7} | id: another type",
                "{\"persona\":\"adult\",\"id\":\"\"} | id: not accepted",
                "{\"persona\":\"adult\",\"name\":\"x\"} | field: name (expected: one of channel.id, ",
                "{\"persona\":\"adult\",\"verifiedCustomer\":{\"birthday\":\"x\"}} | field: verifiedCustomer.birthday",
                "{\"persona\":\"adult\",\"verifiedCustomer\":{\"isForeigner\":\"x\"}} | verifiedCustomer.isForeigner: another",
                "{\"persona\":\"adult\",\"verifiedCustomer\":\"x\"} | verifiedCustomer: another type (expected: an object",
                "{\"persona\":\"adult\",\"customData\":{}} | customData: another type",
                "{\"persona\":\"adult\",\"absent\":[\"x\"]} | field: x",
                "{\"persona\":\"adult\",\"extra\":{\"pgTxId\":\"x\"}} | extra: pgTxId"
            })
    void refusesWithTheNameOfWhatIsWrong(String order, String message) {
        HttpResponse<String> refused = make(order);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(json(refused).findString("message").orElseThrow()).startsWith(message);
    }

    @Test
    void refusesForeignPages() {
        assertThat(caller.postJson(
                                "/sandbox/identity-verifications",
                                "{\"persona\":\"adult\"}",
                                "Origin",
                                "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(caller.get("/sandbox/messages", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void tellsTheCodesOfTextMessages() {
        store.send("mine", SendBody.adult());
        String code = sandbox.messages().get(0).code();
        assertThat(code).matches("[0-9]{6}");
        assertThat(caller.get("/sandbox/messages").body())
                .contains("\"identityVerificationId\":\"mine\",\"phone\":\"01000000001\",\"code\":\"" + code + "\"");
    }

    @Test
    void callsAreRecordedWithoutIdsAndSecrets() {
        store.get(sandbox.verify(IdentityVerificationOrder.of("adult").withId("mine")));
        caller.postJson(
                "/login/api-secret", "{\"apiSecret\":\"" + sandbox.store().apiSecret() + "\"}");
        assertThat(caller.get("/sandbox/calls").body())
                .contains("\"GET /identity-verifications/{identityVerificationId}\":1", "\"POST /login/api-secret\":1")
                .doesNotContain("mine", sandbox.store().apiSecret());
    }

    @Test
    void resetForgetsRecordsTokensAndMessages() {
        String id = sandbox.verify("adult");
        sandbox.reset();
        assertThat(store.get(id).statusCode()).isEqualTo(404);
        assertThat(sandbox.messages()).isEmpty();
    }

    @Test
    void thePageNamesTheStore() {
        assertThat(caller.get("/sandbox", "Accept", "text/html").body())
                .contains("store-bonin-sandbox", "bonin-sandbox-api-secret", "channel-key-inicis-live");
        assertThat(caller.get("/sandbox").body()).contains("channel-key-kcp-live");
    }

    @Test
    void anOrderPrintsNoValues() {
        assertThat(IdentityVerificationOrder.of("adult")
                        .with("verifiedCustomer.name", "김하나")
                        .toString())
                .isEqualTo("IdentityVerificationOrder[adult]");
        assertThatThrownBy(() -> IdentityVerificationOrder.of("adult").with("verifiedCustomer", "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private HttpResponse<String> make(String order) {
        return caller.postJson("/sandbox/identity-verifications", order);
    }
}
