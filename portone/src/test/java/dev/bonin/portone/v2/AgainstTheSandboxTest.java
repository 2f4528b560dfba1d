package dev.bonin.portone.v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bonin.portone.Carrier;
import dev.bonin.portone.CredentialsRefusedException;
import dev.bonin.portone.Gender;
import dev.bonin.portone.PortOneException;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.portone.Reported;
import dev.bonin.portone.Reported.Absence;
import dev.bonin.portone.RequestRefusedException;
import dev.bonin.portone.RequestRefusedException.Kind;
import dev.bonin.portone.v2.IdentityVerification.Status;
import dev.bonin.portone.v2.IdentityVerification.Version;
import dev.bonin.portone.v2.SendOrder.Customer;
import dev.bonin.portone.v2.SendOrder.Method;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call against PortOne V2 as the sandbox imitates it. */
class AgainstTheSandboxTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final IdentityVerificationId ID = IdentityVerificationId.parse("0mih4c1vk0a1b2c3d4e5f6g7h8i9j0k1");

    private final Sandbox portOne = Sandbox.start(SandboxConfig.defaults().withClock(SettableClock.at(NOW)));
    private final IdentityVerificationClient client = client(portOne.store().apiSecret());

    @AfterEach
    void close() {
        client.close();
        portOne.close();
    }

    private IdentityVerificationSettings settings(String secret) {
        return IdentityVerificationSettings.of(new ApiSecret(secret))
                .with(endpoint -> endpoint.withBaseUrl(URI.create(portOne.baseUrl())));
    }

    private IdentityVerificationClient client(String secret) {
        return IdentityVerificationClient.connect(settings(secret));
    }

    private static SendOrder order(Method method) {
        var customer = new Customer("홍길동", "01000000001", "9005051", "203.0.113.7");
        return new SendOrder("channel-key-danal", customer, Carrier.SKT, method, null);
    }

    private String code() {
        var messages = portOne.messages();
        return messages.get(messages.size() - 1).code();
    }

    private static Kind refused(Runnable call) {
        return catchThrowableOfType(RequestRefusedException.class, call::run).kind();
    }

    @Test
    void getsAPersonWithAllThatTheContractIncludes() {
        portOne.verify(IdentityVerificationOrder.of("adult").withId(ID.value()));

        var report = client.get(ID);

        assertThat(report.status()).isEqualTo(Status.VERIFIED);
        assertThat(report.version()).isEqualTo(Version.V2);
        assertThat(report.verifiedAt()).isEqualTo(Reported.of(NOW));
        var channel = report.channel().value().orElseThrow();
        assertThat(channel.type()).isEqualTo(SelectedChannel.Type.TEST);
        assertThat(channel.pgProvider()).isEqualTo("DANAL");
        var person = report.verifiedCustomer().value().orElseThrow();
        assertThat(person.name()).isEqualTo(Reported.of("홍길동"));
        assertThat(person.birthDate()).isEqualTo(Reported.of(LocalDate.of(1990, 5, 5)));
        assertThat(person.gender()).isEqualTo(Reported.of(Gender.MALE));
        assertThat(person.operator()).isEqualTo(Reported.of(Carrier.SKT));
        assertThat(person.ci().value()).hasValueSatisfying(ci -> assertThat(ci).hasSize(88));
        assertThat(person.di().value()).hasValueSatisfying(di -> assertThat(di).hasSize(64));
    }

    @Test
    void missesWhatTheContractLeavesOut() {
        portOne.verify(
                IdentityVerificationOrder.of("adult").withId(ID.value()).throughChannel("channel-key-inicis-live"));

        var report = client.get(ID);

        assertThat(report.channel().value().orElseThrow().type()).isEqualTo(SelectedChannel.Type.LIVE);
        var person = report.verifiedCustomer().value().orElseThrow();
        assertThat(person.di()).isEqualTo(Reported.missing(Absence.NOT_SENT));
        assertThat(person.operator()).isEqualTo(Reported.missing(Absence.NOT_SENT));
    }

    @Test
    void getsWhatIsNotFinishedOrFailed() {
        portOne.verify(IdentityVerificationOrder.of("adult").withId("ready1").in(IdentityStatus.READY));
        portOne.verify(IdentityVerificationOrder.of("adult").withId("failed1").in(IdentityStatus.FAILED));

        assertThat(client.get(IdentityVerificationId.parse("ready1")).status()).isEqualTo(Status.READY);
        assertThat(client.get(IdentityVerificationId.parse("failed1")).status()).isEqualTo(Status.FAILED);
        assertThat(catchThrowableOfType(PortOneException.class, () -> client.get(ID)))
                .isInstanceOf(RecordNotFoundException.class);
    }

    @Test
    void getsRecordsOfV1ByTheirImpUid() {
        var impUid = portOne.certify("adult");

        var report = client.get(IdentityVerificationId.parse(impUid));

        assertThat(report.version()).isEqualTo(Version.V1);
        assertThat(report.status()).isEqualTo(Status.VERIFIED);
        assertThat(report.verifiedCustomer().value().orElseThrow().name()).isEqualTo(Reported.of("홍길동"));
    }

    @Test
    void listsByPageAndStatus() {
        for (int number = 0; number < 12; number++) {
            portOne.verify(IdentityVerificationOrder.of("adult")
                    .withId("record" + number)
                    .in(number % 4 == 0 ? IdentityStatus.FAILED : IdentityStatus.VERIFIED));
        }

        assertThat(client.list(ListQuery.all()).items()).hasSize(10);
        assertThat(client.list(ListQuery.all()).totalCount()).isEqualTo(12);
        assertThat(client.list(ListQuery.all().withPage(1, 10)).items()).hasSize(2);
        assertThat(client.list(ListQuery.all().withStatuses(Set.of(Status.FAILED)))
                        .items())
                .hasSize(3)
                .allMatch(record -> record.status() == Status.FAILED);
        assertThat(client.list(ListQuery.all().ofTestChannels(false)).items()).isEmpty();
        assertThat(client.list(ListQuery.all().requestedBetween(NOW.minusSeconds(9), NOW.minusSeconds(1)))
                        .items())
                .isEmpty();
    }

    @Test
    void verifiesAPersonByAMessage() {
        client.send(ID, order(Method.SMS));
        assertThat(client.get(ID).status()).isEqualTo(Status.READY);
        client.resend(ID);

        var report = client.confirm(ID, code());

        assertThat(report).isEqualTo(client.get(ID));
        assertThat(report.status()).isEqualTo(Status.VERIFIED);
        assertThat(report.verifiedCustomer().value().orElseThrow().name()).isEqualTo(Reported.of("홍길동"));
    }

    @Test
    void verifiesAPersonByTheCarriersApp() {
        client.send(ID, order(Method.APP));

        assertThat(client.confirm(ID, null).status()).isEqualTo(Status.VERIFIED);
    }

    @Test
    void isToldWhyNothingIsSentOrConfirmed() {
        portOne.verify(IdentityVerificationOrder.of("adult").withId("ready1").in(IdentityStatus.READY));
        var ready = IdentityVerificationId.parse("ready1");
        assertThat(refused(() -> client.confirm(ready, "123456"))).isEqualTo(Kind.NOT_SENT);
        assertThat(refused(() -> client.resend(ready))).isEqualTo(Kind.NOT_SENT);

        client.send(ID, order(Method.SMS));
        assertThat(refused(() -> client.send(ID, order(Method.SMS)))).isEqualTo(Kind.ALREADY_SENT);
        var wrong = code().equals("000000") ? "000001" : "000000";
        assertThat(refused(() -> client.confirm(ID, wrong))).isEqualTo(Kind.REFUSED_BY_PROVIDER);

        client.confirm(ID, code());
        assertThat(refused(() -> client.confirm(ID, code()))).isEqualTo(Kind.ALREADY_VERIFIED);
        assertThat(refused(() -> client.resend(ID))).isEqualTo(Kind.ALREADY_VERIFIED);
    }

    @Test
    void isToldThatThereIsNoSuchChannel() {
        var person = order(Method.SMS).customer();

        assertThat(refused(() -> client.send(ID, new SendOrder("nope", person, Carrier.SKT, Method.SMS, null))))
                .isEqualTo(Kind.CHANNEL_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"imp_apikey", "another-secret"})
    void isRefusedWithCredentialsOfV1OrNobody(String secret) {
        try (var other = client(secret)) {
            assertThat(catchThrowableOfType(PortOneException.class, () -> other.get(ID)))
                    .isInstanceOf(CredentialsRefusedException.class);
        }
    }

    @Test
    void isRefusedAtTheStoreOfOthers() {
        var settings = settings(portOne.store().apiSecret()).withStoreId("store-of-others");
        try (var other = IdentityVerificationClient.connect(settings)) {
            assertThat(catchThrowableOfType(PortOneException.class, () -> other.get(ID)))
                    .isInstanceOf(CredentialsRefusedException.class);
        }
    }

    @Test
    void asksAgainWherePortOneCannotServe() {
        portOne.verify(IdentityVerificationOrder.of("adult").withId(ID.value()));
        portOne.nextAnswers(new Fault.Status(503), new Fault.Status(503));

        assertThat(client.get(ID).status()).isEqualTo(Status.VERIFIED);
    }
}
