package dev.bonin.portone.v2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bonin.portone.Carrier;
import dev.bonin.portone.v2.IdentityVerification.Status;
import dev.bonin.portone.v2.SendOrder.Customer;
import dev.bonin.portone.v2.SendOrder.Method;
import java.io.IOException;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each call as PortOne's OpenAPI file asks for it, and as its own clients make it. */
class SentRequestsTest {
    private static final IdentityVerificationId ID = IdentityVerificationId.parse("한/1");
    private static final String PATH = "/identity-verifications/%ED%95%9C%2F1";
    private static final String STORE = "store-1&2";
    private static final String RECORD = """
            {"status":"READY","id":"한/1","requestedCustomer":{},"requestedAt":"2026-11-23T03:00:00Z",
            "updatedAt":"2026-11-23T03:00:00Z","statusChangedAt":"2026-11-23T03:00:00Z","version":"V2"}""";

    private static ScriptedPortOne.Call sent(String answer, String store, Consumer<IdentityVerificationClient> call)
            throws IOException {
        try (var portOne = new ScriptedPortOne(200, answer);
                var client = IdentityVerificationClient.connect(
                        store.isEmpty()
                                ? portOne.settings()
                                : portOne.settings().withStoreId(store))) {
            call.accept(client);
            assertThat(portOne.calls()).hasSize(1);
            assertThat(portOne.call().authorization()).isEqualTo("PortOne a-secret-that-nobody-may-see");
            return portOne.call();
        }
    }

    private static SendOrder order(Method method) {
        var customer = new Customer("홍길동", "01000000001", method == Method.SMS ? "9001011" : null, "203.0.113.7");
        return new SendOrder("channel-key-danal", customer, Carrier.LGU_MVNO, method, null);
    }

    @Test
    void getsOneRecord() throws IOException {
        var call = sent(RECORD, "", client -> assertThat(client.get(ID).id()).isEqualTo(ID));

        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.target()).isEqualTo(PATH);
        assertThat(call.body()).isEmpty();
    }

    @Test
    void namesTheStoreInTheQueryOfAGet() throws IOException {
        assertThat(sent(RECORD, STORE, client -> client.get(ID)).target()).isEqualTo(PATH + "?storeId=store-1%262");
    }

    @Test
    void listsByAQuerySinceNotEveryProxyPassesABodyOfAGetOn() throws IOException {
        var query = ListQuery.all()
                .withPage(1, 20)
                .withStatuses(Set.of(Status.VERIFIED, Status.FAILED))
                .requestedBetween(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-23T03:00:00Z"))
                .ofTestChannels(true);
        var call = sent(
                "{\"items\":[" + RECORD + "],\"page\":{\"number\":1,\"size\":20,\"totalCount\":21}}", STORE, client -> {
                    var page = client.list(query);
                    assertThat(page.items())
                            .extracting(IdentityVerification::id)
                            .containsExactly(ID);
                    assertThat(page.totalCount()).isEqualTo(21);
                });

        assertThat(call.method()).isEqualTo("GET");
        assertThat(call.body()).isEmpty();
        assertThat(URLDecoder.decode(call.target(), UTF_8))
                .isEqualTo(
                        "/identity-verifications?requestBody={\"page\":{\"number\":1,\"size\":20},"
                                + "\"filter\":{\"storeId\":\"store-1&2\",\"from\":\"2026-11-01T00:00:00Z\","
                                + "\"until\":\"2026-11-23T03:00:00Z\",\"isTest\":true,\"statuses\":[\"VERIFIED\",\"FAILED\"]}}");
    }

    @Test
    void sendsWhatAnSmsNeeds() throws IOException {
        var call = sent("{}", STORE, client -> client.send(ID, order(Method.SMS)));

        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.target()).isEqualTo(PATH + "/send");
        assertThat(call.contentType()).startsWith("application/json");
        assertThat(call.body())
                .isEqualTo("{\"storeId\":\"store-1&2\",\"channelKey\":\"channel-key-danal\","
                        + "\"customer\":{\"name\":\"홍길동\",\"phoneNumber\":\"01000000001\","
                        + "\"identityNumber\":\"9001011\",\"ipAddress\":\"203.0.113.7\"},"
                        + "\"operator\":\"LGU_MVNO\",\"method\":\"SMS\"}");
    }

    @Test
    void leavesOutWhatThereIsNot() throws IOException {
        assertThat(sent("{}", "", client -> client.send(ID, order(Method.APP))).body())
                .doesNotContain("null", "storeId", "identityNumber", "customData");
    }

    @Test
    void sendsAgainWithoutABody() throws IOException {
        var call = sent("{}", STORE, client -> client.resend(ID));

        assertThat(call.target()).isEqualTo(PATH + "/resend?storeId=store-1%262");
        assertThat(call.length()).isEqualTo("0");
        assertThat(call.contentType()).isNull();
    }

    @Test
    void confirmsByACodeOrByNothingButAnObject() throws IOException {
        var confirmed = "{\"identityVerification\":" + RECORD + "}";

        assertThat(sent(confirmed, "", client -> client.confirm(ID, "123456")).body())
                .isEqualTo("{\"otp\":\"123456\"}");
        var call = sent(confirmed, "", client -> client.confirm(ID, null));
        assertThat(call.target()).isEqualTo(PATH + "/confirm");
        assertThat(call.body()).isEqualTo("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "010-0000-0001", "+821000000001", "1234567", "1234567890123456"})
    void sendsNoPhoneNumberThatPortOneWouldNotTake(String number) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Customer("홍길동", number, null, "203.0.113.7"))
                .withMessage("phoneNumber: malformed (expected: digits only)");
    }

    @Test
    void sendsNoSmsWithoutTheSevenDigits() {
        var customer = new Customer("홍길동", "01000000001", null, "203.0.113.7");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SendOrder("channel", customer, Carrier.SKT, Method.SMS, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SendOrder("channel", customer, Carrier.UNKNOWN, Method.APP, null));
    }

    @Test
    void asksForAPageThatThereMayBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> ListQuery.all().withPage(-1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> ListQuery.all().withPage(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> ListQuery.all().withPage(0, ListQuery.MOST + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> ListQuery.all().withStatuses(Set.of(Status.UNKNOWN)));
    }
}
