package dev.bonin.portone.v2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.portone.Carrier;
import dev.bonin.portone.Gender;
import dev.bonin.portone.Reported;
import dev.bonin.portone.Reported.Absence;
import dev.bonin.portone.v2.IdentityVerification.Status;
import dev.bonin.portone.v2.IdentityVerification.Version;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final IdentityVerificationId ID = IdentityVerificationId.parse("0mih4c1vk0a1b2c3");
    private static final String CI = "A".repeat(86) + "==";
    private static final String DI = "B".repeat(64);
    private static final String RAW = "홍길동 19900101 of the provider";

    private static IdentityVerification report(String members) throws IOException {
        var body = "{\"id\":\"0mih4c1vk0a1b2c3\"," + members + "}";
        try (var portOne = new ScriptedPortOne(200, body);
                var client = IdentityVerificationClient.connect(portOne.settings())) {
            return client.get(ID);
        }
    }

    private static IdentityVerification verified(String customer) throws IOException {
        return report("""
                "status":"VERIFIED","version":"V2","requestedAt":"2026-11-23T02:59:00Z",
                "updatedAt":"2026-11-23T03:00:00Z","statusChangedAt":"2026-11-23T12:00:00+09:00",
                "verifiedAt":"2026-11-23T03:00:00.123456789Z","pgTxId":"tx","pgRawResponse":"%s","customData":"cart",
                "channel":{"type":"LIVE","id":"channel-id","key":"channel-key-danal","name":"Danal",
                "pgProvider":"DANAL","pgMerchantId":"A010002002"},"verifiedCustomer":{%s}""".formatted(RAW, customer));
    }

    private static VerifiedCustomer customer(String members) throws IOException {
        return verified(members).verifiedCustomer().value().orElseThrow();
    }

    @Test
    void holdsWhatThereIsOfAVerification() throws IOException {
        var report = verified("\"name\":\"홍길동\"");

        assertThat(report.id()).isEqualTo(ID);
        assertThat(report.status()).isEqualTo(Status.VERIFIED);
        assertThat(report.version()).isEqualTo(Version.V2);
        assertThat(report.requestedAt()).isEqualTo(Reported.of(Instant.parse("2026-11-23T02:59:00Z")));
        assertThat(report.statusChangedAt()).isEqualTo(Reported.of(Instant.parse("2026-11-23T03:00:00Z")));
        assertThat(report.verifiedAt()).isEqualTo(Reported.of(Instant.parse("2026-11-23T03:00:00.123456789Z")));
        assertThat(report.pgTxId()).isEqualTo(Reported.of("tx"));
        assertThat(report.customData()).isEqualTo(Reported.of("cart"));
        assertThat(report.channel())
                .isEqualTo(Reported.of(new SelectedChannel(
                        SelectedChannel.Type.LIVE, Reported.of("channel-key-danal"), "DANAL", "A010002002")));
        assertThat(report.requestedCustomer()).isEqualTo(Reported.missing(Absence.NOT_SENT));
        assertThat(report.failure()).isEqualTo(Reported.missing(Absence.NOT_SENT));
    }

    @Test
    void holdsThePerson() throws IOException {
        var person = customer("""
                "id":"member-1","name":"홍길동","operator":"LGU_MVNO","phoneNumber":"01000000001",
                "birthDate":"1990-01-01","gender":"FEMALE","isForeigner":true,"ci":" %s ","di":"%s"\
                """.formatted(CI, DI));

        assertThat(person)
                .isEqualTo(new VerifiedCustomer(
                        Reported.of("member-1"),
                        Reported.of("홍길동"),
                        Reported.of(LocalDate.of(1990, 1, 1)),
                        Reported.of(Gender.FEMALE),
                        Reported.of(true),
                        Reported.of("01000000001"),
                        Reported.of(Carrier.LGU_MVNO),
                        Reported.of(CI),
                        Reported.of(DI)));
    }

    @Test
    void tellsWhatIsMissingFromWhatIsNullOrBlank() throws IOException {
        var person = customer("\"name\":\"홍길동\",\"ci\":null,\"di\":\"\",\"operator\":7,\"isForeigner\":\"true\"");

        assertThat(person.phoneNumber()).isEqualTo(Reported.missing(Absence.NOT_SENT));
        assertThat(person.ci()).isEqualTo(Reported.missing(Absence.NULL));
        assertThat(person.di()).isEqualTo(Reported.missing(Absence.BLANK));
        assertThat(person.operator()).isEqualTo(Reported.missing(Absence.UNREADABLE));
        assertThat(person.isForeigner()).isEqualTo(Reported.missing(Absence.UNREADABLE));
    }

    @ParameterizedTest
    @CsvSource({"MALE, MALE", "FEMALE, FEMALE", "OTHER, UNKNOWN", "male, UNKNOWN"})
    void readsGender(String sent, Gender gender) throws IOException {
        assertThat(customer("\"name\":\"홍길동\",\"gender\":\"" + sent + "\"").gender())
                .isEqualTo(Reported.of(gender));
    }

    @ParameterizedTest
    @CsvSource({"SKT, SKT", "LGU, LGU", "KT_MVNO, KT_MVNO", "LGT, UNKNOWN", "KTF, UNKNOWN"})
    void readsCarriersAsV2NamesThem(String sent, Carrier carrier) throws IOException {
        assertThat(customer("\"name\":\"홍길동\",\"operator\":\"" + sent + "\"").operator())
                .isEqualTo(Reported.of(carrier));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31", "2026-02-30", "19900101", "1990-1-1", "0001-01-01", "1990-01-01T00:00:00Z"})
    void readsNoDateThatIsNone(String date) throws IOException {
        assertThat(customer("\"name\":\"홍길동\",\"birthDate\":\"" + date + "\"").birthDate())
                .isEqualTo(Reported.missing(Absence.UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2026-11-23T03:00:00\"",
                "1795402800",
                "\"+999999999-12-31T23:59:59Z\"",
                "\"1969-12-31T23:59:59Z\""
            })
    void readsNoTimeThatIsNone(String time) throws IOException {
        assertThat(report("\"status\":\"VERIFIED\",\"verifiedAt\":" + time).verifiedAt())
                .isEqualTo(Reported.missing(Absence.UNREADABLE));
    }

    @Test
    void survivesWhatPortOneMayAdd() throws IOException {
        var report = report("\"status\":\"PAUSED\",\"version\":\"V3\",\"odd\":[{\"a\":[1,[]]},2.5],"
                + "\"channel\":{\"type\":\"SHADOW\",\"pgProvider\":\"NEW\",\"pgMerchantId\":\"x\"}");

        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.version()).isEqualTo(Version.UNKNOWN);
        assertThat(report.channel().value().orElseThrow().type()).isEqualTo(SelectedChannel.Type.UNKNOWN);
        assertThat(report.channel().value().orElseThrow().pgProvider()).isEqualTo("NEW");
    }

    @Test
    void holdsWhatWasAskedForAndWhyItFailed() throws IOException {
        var report = report("\"status\":\"FAILED\",\"version\":\"V2\",\"requestedCustomer\":{\"name\":\"홍길동\","
                + "\"birthYear\":\"1990\"},\"failure\":{\"reason\":\"홍길동\",\"pgCode\":\"9008\",\"pgMessage\":\"홍길동\"}");

        assertThat(report.verifiedCustomer()).isEqualTo(Reported.missing(Absence.NOT_SENT));
        assertThat(report.requestedCustomer().value().orElseThrow().birthYear()).isEqualTo(Reported.of("1990"));
        assertThat(report.failure().value().orElseThrow().pgCode()).isEqualTo(Reported.of("9008"));
        assertThat(report.failure().toString()).doesNotContain("홍길동");
    }

    @Test
    void printsNeitherThePersonNorTheProvidersAnswer() throws IOException {
        var report = verified("\"name\":\"홍길동\",\"birthDate\":\"1990-01-01\",\"ci\":\"" + CI + "\"");
        var customer = report.verifiedCustomer().value().orElseThrow();

        assertThat(List.of(report, report.verifiedCustomer(), customer, customer.name(), customer.birthDate())
                        .toString())
                .doesNotContain("홍길동", "1990", CI, RAW, "cart");
        try (var portOne = new ScriptedPortOne(200, "{}");
                var client = IdentityVerificationClient.connect(portOne.settings())) {
            assertThat(List.of(portOne.settings(), client, ScriptedPortOne.SECRET)
                            .toString())
                    .doesNotContain(ScriptedPortOne.SECRET.value());
        }
    }
}
