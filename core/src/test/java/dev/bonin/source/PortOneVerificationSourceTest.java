package dev.bonin.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.person.Assurance;
import dev.bonin.person.Carrier;
import dev.bonin.person.Gender;
import dev.bonin.person.Identity;
import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value comes with how sure it is. */
class PortOneVerificationSourceTest {
    private static final Duration TOLERABLE = Duration.ofMinutes(5);

    private static Sandbox sandbox;

    private PortOneClient portOne = client(Clock.systemUTC());

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void close() {
        portOne.close();
    }

    @Test
    void takesAllOfDanalWithEveryContractAsVerified() {
        var person = identity(CertificationOrder.of("mvno"));

        assertThat(person.name().verified().orElseThrow().reveal()).isEqualTo("안알뜰");
        assertThat(person.birthDate().verified().orElseThrow().reveal()).isEqualTo(LocalDate.of(1995, 2, 2));
        assertThat(person.gender().verified()).contains(Gender.MALE);
        assertThat(person.foreigner().verified()).contains(false);
        assertThat(person.phone().verified().orElseThrow().reveal()).isEqualTo("01000000009");
        assertThat(person.carrier().verified()).contains(Carrier.KT_MVNO);
        assertThat(person.ci().verified().orElseThrow().reveal()).hasSize(88);
        assertThat(person.di().verified().orElseThrow().reveal()).hasSize(64);
    }

    @Test
    void hasNeitherCiNorDiOfKakaoAndTakesWhatWasTypedForTyped() {
        var person = identity(CertificationOrder.of("no-ci").with("gender", "female"));

        assertThat(person.ci().assurance()).isEqualTo(Assurance.ABSENT);
        assertThat(person.di().assurance()).isEqualTo(Assurance.ABSENT);
        assertThat(person.carrier().assurance()).isEqualTo(Assurance.ABSENT);
        assertThat(person.gender().assurance()).isEqualTo(Assurance.SELF_ASSERTED);
        assertThat(person.name().assurance()).isEqualTo(Assurance.VERIFIED);
    }

    @Test
    void takesNothingForVerifiedOfAProviderThatItDoesNotKnow() {
        var person = identity(CertificationOrder.of("mvno").with("pg_provider", "somebody_new"));

        assertThat(person.assurance().values()).containsOnly(Assurance.SELF_ASSERTED);
        assertThat(person.ci().verified()).isEmpty();
    }

    @Test
    void doesNotTakeForeignerFalseForAKoreanWithoutTheContract() {
        var order = CertificationOrder.of("adult").with("foreigner", false).with("foreigner_v2", (String) null);

        assertThat(identity(order).foreigner().assurance()).isEqualTo(Assurance.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void neverMakesAKeyOfABlank(String blank) {
        var order = CertificationOrder.of("adult").with("unique_key", blank).with("unique_in_site", blank);

        assertThat(identity(order).ci().assurance()).isEqualTo(Assurance.ABSENT);
        assertThat(identity(order).di().assurance()).isEqualTo(Assurance.ABSENT);
    }

    @ParameterizedTest
    @CsvSource({"phone, 'not a number'", "birthday, 2008-02-30", "birthday, 0000-00-00", "name, ' '"})
    void takesWhatCannotBeReadForAbsent(String field, String value) {
        var person = identity(CertificationOrder.of("adult").with(field, value));
        var assurance = switch (field) {
            case "phone" -> person.phone().assurance();
            case "birthday" -> person.birthDate().assurance();
            default -> person.name().assurance();
        };

        assertThat(assurance).isEqualTo(Assurance.ABSENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01000000001", "010-0000-0001", "+821000000001", "+82 10 0000 0001"})
    void readsAPhoneInEverySpelling(String phone) {
        var person = identity(CertificationOrder.of("adult").with("phone", phone));

        assertThat(person.phone().verified().orElseThrow().reveal()).isEqualTo("01000000001");
    }

    @Test
    void survivesWhatItDoesNotKnow() {
        var order = CertificationOrder.of("adult")
                .with("carrier", "STARLINK")
                .with("gender", "other")
                .withExtra("shoe_size", new JsonString("270"));

        assertThat(identity(order).carrier().verified()).contains(Carrier.UNKNOWN);
        assertThat(identity(order).gender().verified()).contains(Gender.UNKNOWN);
    }

    @Test
    void tellsThatItHasNoSuchReport() {
        assertThat(source(TOLERABLE).report(new ImpUid("imp_000000000000"))).isEmpty();
    }

    @Test
    void decidesNothingOnAClockThatIsFarOff() {
        portOne.close();
        portOne = client(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6)));
        var impUid = new ImpUid(sandbox.certify("adult"));

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> source(TOLERABLE).report(impUid))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(SourceException.Kind.CLOCK_OFF));
        assertThat(source(Duration.ofHours(1)).report(impUid)).isPresent();
    }

    @Test
    void printsNothingOfThePerson() {
        var report =
                source(TOLERABLE).report(new ImpUid(sandbox.certify("adult"))).orElseThrow();

        assertThat(report.toString()).contains("danal").doesNotContain("홍길동", "1990", "0100000");
    }

    private Identity identity(CertificationOrder order) {
        return source(TOLERABLE)
                .report(new ImpUid(sandbox.certify(order)))
                .orElseThrow()
                .identity();
    }

    private PortOneVerificationSource source(Duration tolerableSkew) {
        return new PortOneVerificationSource(portOne, Clock.systemUTC(), tolerableSkew);
    }

    @Test
    void isNotOpenToACredentialOfV2() {
        var impUid = new ImpUid(sandbox.certify("adult"));
        try (var other = client(Clock.systemUTC(), sandbox.store().apiSecret())) {
            var source = new PortOneVerificationSource(other, Clock.systemUTC(), TOLERABLE);

            assertThatExceptionOfType(SourceException.class)
                    .isThrownBy(() -> source.report(impUid))
                    .satisfies(
                            failure -> assertThat(failure.kind()).isEqualTo(SourceException.Kind.CREDENTIALS_REFUSED));
        }
    }

    private static PortOneClient client(Clock clock) {
        return client(clock, sandbox.merchant().impSecret());
    }

    private static PortOneClient client(Clock clock, String secret) {
        var settings = PortOneSettings.of(new Credentials(sandbox.merchant().impKey(), secret))
                .withBaseUrl(URI.create(sandbox.baseUrl()));
        return PortOneClient.connect(settings, clock, new Random(3));
    }
}
