package dev.bonin.portone.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bonin.portone.Carrier;
import dev.bonin.portone.CredentialsRefusedException;
import dev.bonin.portone.PortOneException;
import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.portone.RequestRefusedException;
import dev.bonin.portone.RequestRefusedException.Kind;
import dev.bonin.portone.UnrecognizedAnswerException;
import dev.bonin.portone.v2.SendOrder.Customer;
import dev.bonin.portone.v2.SendOrder.Method;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedCallsTest {
    private static final IdentityVerificationId ID = IdentityVerificationId.parse("0mih4c1vk0a1b2c3");
    private static final SendOrder ORDER = new SendOrder(
            "channel-key-danal",
            new Customer("홍길동", "01000000001", "9001011", "203.0.113.7"),
            Carrier.SKT,
            Method.SMS,
            null);

    private record Refused(PortOneException failure, int calls) {}

    private static Refused refused(int status, String body, Consumer<IdentityVerificationClient> call)
            throws IOException {
        try (var portOne = new ScriptedPortOne(status, body);
                var client = IdentityVerificationClient.connect(portOne.settings())) {
            var failure = catchThrowableOfType(PortOneException.class, () -> call.accept(client));
            assertThat(failure.httpStatus()).hasValue(status);
            assertThat(failure.toString()).doesNotContain("홍길동", "nobody-may-see", "01000000001");
            return new Refused(failure, portOne.calls().size());
        }
    }

    private static String error(String type) {
        return "{\"type\":\"" + type + "\",\"message\":\"홍길동\",\"pgCode\":\"9008\",\"pgMessage\":\"홍길동\"}";
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_REQUEST, INVALID_REQUEST",
        "400, MAX_TRANSACTION_COUNT_REACHED, TOO_MANY_ATTEMPTS",
        "404, CHANNEL_NOT_FOUND, CHANNEL_NOT_FOUND",
        "404, IDENTITY_VERIFICATION_NOT_SENT, NOT_SENT",
        "409, IDENTITY_VERIFICATION_ALREADY_SENT, ALREADY_SENT",
        "409, IDENTITY_VERIFICATION_ALREADY_VERIFIED, ALREADY_VERIFIED",
        "502, PG_PROVIDER, REFUSED_BY_PROVIDER",
        "410, SOMETHING_OF_TOMORROW, UNKNOWN"
    })
    void tellWhy(int status, String type, Kind kind) throws IOException {
        var refused = refused(status, error(type), client -> client.send(ID, ORDER));

        assertThat(refused.failure()).isInstanceOfSatisfying(RequestRefusedException.class, failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.providerCode()).contains("9008");
        });
        assertThat(refused.calls()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"401, UNAUTHORIZED", "403, FORBIDDEN", "401, ", "403, "})
    void nameTheCredentials(int status, String type) throws IOException {
        var body = type == null ? "<html>홍길동</html>" : error(type);

        assertThat(refused(status, body, client -> client.get(ID)).failure())
                .isInstanceOf(CredentialsRefusedException.class)
                .hasMessageEndingWith("check the API secret of V2 and the store id)");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 400})
    void tellThatThereIsNoSuchRecordByTheType(int status) throws IOException {
        try (var portOne = new ScriptedPortOne(status, error("IDENTITY_VERIFICATION_NOT_FOUND"));
                var client = IdentityVerificationClient.connect(portOne.settings())) {
            assertThat(catchThrowableOfType(PortOneException.class, () -> client.get(ID)))
                    .isInstanceOf(RecordNotFoundException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>홍길동</html>", "{}", "[]", "{\"type\":7}", "{\"code\":-1,\"message\":\"홍길동\"}"})
    void areNotPortOnesWithoutAType(String body) throws IOException {
        assertThat(refused(404, body, client -> client.get(ID)).failure())
                .isInstanceOf(UnrecognizedAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void areRepeatedWhereNothingHappens(int status) throws IOException {
        var refused = refused(status, "<html>홍길동</html>", client -> client.get(ID));

        assertThat(refused.failure())
                .isInstanceOfSatisfying(
                        PortOneUnavailableException.class,
                        failure -> assertThat(failure.retrySafe()).isTrue());
        assertThat(refused.calls()).isEqualTo(3);
    }

    /** The person may have been sent a message, or an attempt may be used up. */
    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void areNotRepeatedWhereAPersonMayHaveBeenReached(int status) throws IOException {
        for (Consumer<IdentityVerificationClient> call : List.<Consumer<IdentityVerificationClient>>of(
                client -> client.send(ID, ORDER),
                client -> client.resend(ID),
                client -> client.confirm(ID, "123456"))) {
            var refused = refused(status, "<html>홍길동</html>", call);

            assertThat(refused.failure())
                    .isInstanceOfSatisfying(
                            PortOneUnavailableException.class,
                            failure -> assertThat(failure.retrySafe()).isFalse());
            assertThat(refused.calls()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "홍길동",
                "[]",
                "{\"status\":\"VERIFIED\"}",
                "{\"id\":\"0mih4c1vk0a1b2c3\"}",
                "{\"id\":7,\"status\":\"VERIFIED\"}",
                "{\"id\":\"..\",\"status\":\"VERIFIED\"}",
                "{\"id\":\"0mih4c1vk0a1b2c3\",\"status\":null}",
                "{\"id\":\"a\",\"status\":\"READY\",\"status\":\"VERIFIED\"}",
                "{\"identityVerification\":{\"id\":\"0mih4c1vk0a1b2c3\",\"status\":\"VERIFIED\"}}"
            })
    void areAnswersThatAreNoRecord(String body) throws IOException {
        assertThat(refused(200, body, client -> client.get(ID)).failure())
                .isInstanceOf(UnrecognizedAnswerException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 302})
    void areAnswersOfAnotherStatus(int status) throws IOException {
        assertThat(refused(
                                status,
                                status == 204 ? "" : "{\"id\":\"a\",\"status\":\"VERIFIED\"}",
                                client -> client.get(ID))
                        .failure())
                .isInstanceOf(UnrecognizedAnswerException.class);
    }
}
