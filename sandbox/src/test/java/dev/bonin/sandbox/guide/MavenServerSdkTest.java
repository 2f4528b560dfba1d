package dev.bonin.sandbox.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.IdentityFault;
import dev.bonin.sandbox.http.ErrorType;
import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import io.portone.sdk.server.PortOneClient;
import io.portone.sdk.server.common.PageInput;
import io.portone.sdk.server.errors.ChannelNotFoundException;
import io.portone.sdk.server.errors.ForbiddenException;
import io.portone.sdk.server.errors.IdentityVerificationAlreadySentException;
import io.portone.sdk.server.errors.IdentityVerificationAlreadyVerifiedException;
import io.portone.sdk.server.errors.IdentityVerificationNotFoundException;
import io.portone.sdk.server.errors.IdentityVerificationNotSentException;
import io.portone.sdk.server.errors.InvalidRequestException;
import io.portone.sdk.server.errors.MaxTransactionCountReachedException;
import io.portone.sdk.server.errors.PgProviderException;
import io.portone.sdk.server.errors.UnauthorizedException;
import io.portone.sdk.server.identityverification.FailedIdentityVerification;
import io.portone.sdk.server.identityverification.IdentityVerification;
import io.portone.sdk.server.identityverification.IdentityVerificationClient;
import io.portone.sdk.server.identityverification.IdentityVerificationMethod;
import io.portone.sdk.server.identityverification.IdentityVerificationOperator;
import io.portone.sdk.server.identityverification.ReadyIdentityVerification;
import io.portone.sdk.server.identityverification.SendIdentityVerificationBodyCustomer;
import io.portone.sdk.server.identityverification.VerifiedIdentityVerification;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** PortOne's Maven package {@code io.portone:server-sdk}, unmodified, works with the sandbox by its {@code apiBase}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MavenServerSdkTest {
    private static final Map<ErrorType, Class<? extends Exception>> EXCEPTIONS = Map.of(
            ErrorType.INVALID_REQUEST, InvalidRequestException.class,
            ErrorType.UNAUTHORIZED, UnauthorizedException.class,
            ErrorType.FORBIDDEN, ForbiddenException.class,
            ErrorType.CHANNEL_NOT_FOUND, ChannelNotFoundException.class,
            ErrorType.MAX_TRANSACTION_COUNT_REACHED, MaxTransactionCountReachedException.class,
            ErrorType.IDENTITY_VERIFICATION_NOT_FOUND, IdentityVerificationNotFoundException.class,
            ErrorType.IDENTITY_VERIFICATION_NOT_SENT, IdentityVerificationNotSentException.class,
            ErrorType.IDENTITY_VERIFICATION_ALREADY_SENT, IdentityVerificationAlreadySentException.class,
            ErrorType.IDENTITY_VERIFICATION_ALREADY_VERIFIED, IdentityVerificationAlreadyVerifiedException.class,
            ErrorType.PG_PROVIDER, PgProviderException.class);

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final PortOneClient portOne =
            clientOf(sandbox.store().id(), sandbox.store().apiSecret());

    private final IdentityVerificationClient client = portOne.getIdentityVerification();

    @BeforeEach
    void forget() {
        sandbox.reset();
    }

    @Test
    void readsARecordInEachOfItsForms() throws Exception {
        sandbox.verify(IdentityVerificationOrder.of("adult").withId("verified"));
        sandbox.verify(IdentityVerificationOrder.of("adult").withId("ready").in(IdentityStatus.READY));
        sandbox.verify(IdentityVerificationOrder.of("always-fails").withId("failed"));

        IdentityVerification verified =
                client.getIdentityVerification("verified").get();
        assertThat(verified)
                .isInstanceOfSatisfying(
                        VerifiedIdentityVerification.class,
                        record -> assertThat(record.getVerifiedCustomer().getName())
                                .isEqualTo("홍길동"));
        assertThat(client.getIdentityVerification("ready").get()).isInstanceOf(ReadyIdentityVerification.class);
        assertThat(client.getIdentityVerification("failed").get()).isInstanceOf(FailedIdentityVerification.class);
    }

    @Test
    void listsRecordsOfV1AndV2() throws Exception {
        sandbox.verify(IdentityVerificationOrder.of("adult"));
        sandbox.certify("adult");

        assertThat(client.getIdentityVerifications(new PageInput(0, 10), null, null)
                        .get()
                        .getItems())
                .hasSize(2)
                .allSatisfy(record -> assertThat(record).isInstanceOf(VerifiedIdentityVerification.class));
    }

    @Test
    void verifiesWithoutAWindow() throws Exception {
        send("channel-key-danal").get();
        client.resendIdentityVerification("order1").get();
        String otp = sandbox.messages().get(1).code();

        VerifiedIdentityVerification verified =
                client.confirmIdentityVerification("order1", otp).get().getIdentityVerification();
        assertThat(verified.getVerifiedCustomer().getName()).isEqualTo("홍길동");
        assertThat(verified.getVerifiedCustomer().getId()).isEqualTo("member-7");
    }

    @Test
    void throwsWhatTheSandboxRefusesByItself() throws Exception {
        assertThrown(client.getIdentityVerification("order1"), ErrorType.IDENTITY_VERIFICATION_NOT_FOUND);
        assertThrown(send("other"), ErrorType.CHANNEL_NOT_FOUND);
        send("channel-key-danal").get();
        assertThrown(send("channel-key-danal"), ErrorType.IDENTITY_VERIFICATION_ALREADY_SENT);
        assertThrown(client.confirmIdentityVerification("order1", "0"), ErrorType.PG_PROVIDER);
        try (PortOneClient stranger = clientOf(sandbox.store().id(), "other");
                PortOneClient another = clientOf("other", sandbox.store().apiSecret())) {
            assertThrown(stranger.getIdentityVerification().getIdentityVerification("order1"), ErrorType.UNAUTHORIZED);
            assertThrown(another.getIdentityVerification().getIdentityVerification("order1"), ErrorType.FORBIDDEN);
        }
    }

    @ParameterizedTest
    @MethodSource("everyDocumentedError")
    void throwsEveryErrorOfEveryCall(RestRoute route, ErrorType type) {
        sandbox.nextAnswers(new IdentityFault.Refused(type));

        assertThrown(call(route), type);
    }

    static Stream<Arguments> everyDocumentedError() {
        return Stream.of(
                        RestRoute.GET_IDENTITY_VERIFICATION,
                        RestRoute.LIST_IDENTITY_VERIFICATIONS,
                        RestRoute.SEND_IDENTITY_VERIFICATION,
                        RestRoute.RESEND_IDENTITY_VERIFICATION,
                        RestRoute.CONFIRM_IDENTITY_VERIFICATION)
                .flatMap(route -> DocumentedErrors.of(route).stream().map(type -> Arguments.of(route, type)));
    }

    private CompletableFuture<?> call(RestRoute route) {
        return switch (route) {
            case GET_IDENTITY_VERIFICATION -> client.getIdentityVerification("order1");
            case LIST_IDENTITY_VERIFICATIONS -> client.getIdentityVerifications(null, null, null);
            case SEND_IDENTITY_VERIFICATION -> send("channel-key-danal");
            case RESEND_IDENTITY_VERIFICATION -> client.resendIdentityVerification("order1");
            default -> client.confirmIdentityVerification("order1", "123456");
        };
    }

    private CompletableFuture<?> send(String channelKey) {
        return client.sendIdentityVerification(
                "order1",
                channelKey,
                new SendIdentityVerificationBodyCustomer("member-7", "홍길동", "01000000001", "9005051", "203.0.113.7"),
                null,
                null,
                IdentityVerificationOperator.Skt.INSTANCE,
                IdentityVerificationMethod.Sms.INSTANCE);
    }

    private PortOneClient clientOf(String store, String secret) {
        return new PortOneClient(secret, sandbox.baseUrl(), store);
    }

    private static void assertThrown(CompletableFuture<?> call, ErrorType type) {
        Throwable thrown = catchThrowable(call::get);

        assertThat(thrown).isInstanceOf(ExecutionException.class);
        assertThat(thrown.getCause()).isInstanceOf(EXCEPTIONS.get(type)).hasMessageContaining(" ");
    }
}
