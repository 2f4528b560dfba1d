package dev.bonin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.person.Assurance;
import dev.bonin.person.Gender;
import dev.bonin.person.Identity;
import dev.bonin.portone.v2.ApiSecret;
import dev.bonin.portone.v2.IdentityVerificationClient;
import dev.bonin.portone.v2.IdentityVerificationSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.source.SourceException.Kind;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every value of PortOne V2 comes with how sure it is, and every report with PortOne's time. */
class PortOneIdentitySourceTest {
    private static final Duration TOLERABLE = Duration.ofMinutes(5);

    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static Report report(IdentityVerificationOrder order, Clock clock) {
        return report(sandbox.verify(order), sandbox.store().apiSecret(), clock);
    }

    private static Report report(String id, String secret, Clock clock) {
        var settings = IdentityVerificationSettings.of(new ApiSecret(secret))
                .with(endpoint -> endpoint.withBaseUrl(URI.create(sandbox.baseUrl())));
        try (var client = IdentityVerificationClient.connect(settings, clock, new Random(1))) {
            return PortOneIdentitySource.of(client, clock, TOLERABLE, new Provenance())
                    .report(new IdentityVerificationId(id))
                    .orElseThrow();
        }
    }

    private static Identity identity(IdentityVerificationOrder order) {
        return report(order, Clock.systemUTC()).identity();
    }

    private static IdentityVerificationOrder order(String persona) {
        return IdentityVerificationOrder.of(persona);
    }

    @Test
    void takesAllOfDanalWithEveryContractAsVerified() {
        var person = identity(order("adult"));

        assertThat(person.name().verified().orElseThrow().reveal()).isEqualTo("홍길동");
        assertThat(person.birthDate().verified().orElseThrow().reveal()).isEqualTo(LocalDate.of(1990, 5, 5));
        assertThat(person.gender().verified()).contains(Gender.MALE);
        assertThat(person.foreigner().verified()).contains(false);
        assertThat(person.phone().assurance()).isEqualTo(Assurance.VERIFIED);
        assertThat(person.carrier().assurance()).isEqualTo(Assurance.VERIFIED);
        assertThat(person.ci().verified().orElseThrow().reveal()).hasSize(88);
        assertThat(person.di().verified().orElseThrow().reveal()).hasSize(64);
    }

    @Test
    void takesGenderAndForeignerOfInicisForTypedAndHasNoDi() {
        var person = identity(order("adult")
                .throughChannel("channel-key-inicis")
                .with("verifiedCustomer.gender", "FEMALE")
                .with("verifiedCustomer.isForeigner", false));

        assertThat(person.gender().assurance()).isEqualTo(Assurance.SELF_ASSERTED);
        assertThat(person.foreigner().assurance()).isEqualTo(Assurance.SELF_ASSERTED);
        assertThat(person.di().assurance()).isEqualTo(Assurance.ABSENT);
        assertThat(person.carrier().assurance()).isEqualTo(Assurance.ABSENT);
        assertThat(person.name().assurance()).isEqualTo(Assurance.VERIFIED);
    }

    @Test
    void takesADiThatInicisNeverGivesForUnproven() {
        var person = identity(
                order("adult").throughChannel("channel-key-inicis").with("verifiedCustomer.di", "a".repeat(64)));

        assertThat(person.di().assurance()).isEqualTo(Assurance.SELF_ASSERTED);
    }

    @ParameterizedTest
    @CsvSource({
        "channel-key-danal, danal",
        "channel-key-kcp, kcp_v2",
        "channel-key-inicis, inicis_unified",
        "channel-key-danal-live, danal"
    })
    void namesProvidersAsV1Does(String channel, String provider) {
        var report = report(order("adult").throughChannel(channel), Clock.systemUTC());

        assertThat(report.provider()).isEqualTo(provider);
        assertThat(new Provenance().isKnown(provider)).isTrue();
        assertThat(report.merchantId()).isPresent();
    }

    @Test
    void leavesAbsentWhatIsAbsent() {
        var person =
                identity(order("adult").without("verifiedCustomer.isForeigner").without("verifiedCustomer.ci"));

        assertThat(person.foreigner().assurance()).isEqualTo(Assurance.ABSENT);
        assertThat(person.ci().assurance()).isEqualTo(Assurance.ABSENT);
    }

    @Test
    void believesNothingOfAProviderThatItIsNotTold() {
        var report = report(order("adult").without("channel"), Clock.systemUTC());

        assertThat(report.provider()).isEmpty();
        assertThat(report.identity().name().assurance()).isEqualTo(Assurance.SELF_ASSERTED);
    }

    @Test
    void takesNothingOfWhatThePageSaidAboutThePerson() {
        var report = report(
                order("adult").in(IdentityStatus.READY).with("requestedCustomer.name", "홍길동"), Clock.systemUTC());

        assertThat(report.identity()).isEqualTo(Identity.nothing());
        assertThat(report.certified()).isFalse();
    }

    @Test
    void tellsTheProvidersCodeOfAFailureIfItIsOne() {
        assertThat(report(order("adult").in(IdentityStatus.FAILED).with("failure.pgCode", "V-114"), Clock.systemUTC())
                        .failure())
                .contains("V-114");
        assertThat(report(
                                order("adult").in(IdentityStatus.FAILED).with("failure.pgCode", "홍길동 01000000001"),
                                Clock.systemUTC())
                        .failure())
                .isEmpty();
    }

    @Test
    void printsNobody() {
        assertThat(report(order("adult"), Clock.systemUTC()).toString()).doesNotContain("홍길동", "1990");
    }

    @Test
    void hasPortOnesTimeFromTheDateOfItsAnswer() {
        var slow = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-3));

        var report = report(order("adult"), slow);

        assertThat(Duration.between(report.toldAt(), Instant.now()).abs()).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void failsWhereTheClocksDiffer() {
        var wrong = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6));

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> report(order("adult"), wrong))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.CLOCK_OFF));
    }

    @Test
    void asksForTheTimeByARecordOfNobody() {
        var settings = IdentityVerificationSettings.of(
                        new ApiSecret(sandbox.store().apiSecret()))
                .with(endpoint -> endpoint.withBaseUrl(URI.create(sandbox.baseUrl())));
        try (var client = IdentityVerificationClient.connect(settings)) {
            var source = PortOneIdentitySource.of(client, Clock.systemUTC(), TOLERABLE, new Provenance());
            assertThat(source.expectedTime()).isEmpty();

            assertThat(source.time().orElseThrow().until(Instant.now(), ChronoUnit.SECONDS))
                    .isBetween(-30L, 30L);
            assertThat(source.expectedTime()).isPresent();
        }
    }

    @Test
    void isNotOpenToACredentialOfV1() {
        var id = sandbox.verify(order("adult"));

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> report(id, sandbox.merchant().impSecret(), Clock.systemUTC()))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.CREDENTIALS_REFUSED));
    }
}
