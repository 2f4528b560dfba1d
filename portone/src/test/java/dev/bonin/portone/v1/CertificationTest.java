package dev.bonin.portone.v1;

import static dev.bonin.portone.Reported.Absence.BLANK;
import static dev.bonin.portone.Reported.Absence.NOT_SENT;
import static dev.bonin.portone.Reported.Absence.NULL;
import static dev.bonin.portone.Reported.Absence.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.portone.Carrier;
import dev.bonin.portone.Gender;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.portone.Reported;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.persona.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificationTest {
    private static final Merchant OTHER = new Merchant(
            "other_key",
            "other secret",
            "imp11111111",
            List.of(new Channel("other-channel", Provider.DANAL, "B020003003", Set.of())));

    private final SandboxedPortOne portOne = new SandboxedPortOne(Merchant.example(), OTHER);
    private final PortOneClient client = portOne.client();

    @AfterEach
    void close() {
        portOne.close();
    }

    private Certification report(CertificationOrder order) {
        return client.certification(portOne.certified(order));
    }

    private Person person(String persona) {
        var personas = portOne.sandbox().personas();
        return personas.today(personas.find(persona).orElseThrow());
    }

    @Nested
    class OfEachProvider {
        @Test
        void danalWithEverythingContracted() {
            var order = CertificationOrder.of("foreigner")
                    .throughChannel("channel-key-sandbox-danal")
                    .withMerchantUid("order 1")
                    .withOrigin("https://shop.example/join?a=b");
            var id = portOne.certified(order);
            var report = client.certification(id);
            assertThat(report.impUid()).isEqualTo(id);
            assertThat(report.merchantUid()).isEqualTo(Reported.of("order 1"));
            assertThat(report.origin()).isEqualTo(Reported.of("https://shop.example/join?a=b"));
            assertThat(report.pgProvider()).isEqualTo("danal");
            assertThat(report.pgTid().value().orElseThrow()).matches("\\d{24}");
            assertThat(report.certified()).isTrue();
            assertThat(report.certifiedAt()).isEqualTo(Reported.of(SandboxedPortOne.NOW));
            assertThat(report.name()).isEqualTo(Reported.of("JIN MEIHUA"));
            assertThat(report.gender()).isEqualTo(Reported.of(Gender.FEMALE));
            assertThat(report.birthday()).isEqualTo(Reported.of(LocalDate.of(1985, 7, 7)));
            assertThat(report.foreigner()).isEqualTo(Reported.of(true));
            assertThat(report.phone()).isEqualTo(Reported.of("01000000008"));
            assertThat(report.carrier()).isEqualTo(Reported.of(Carrier.LGU));
            assertThat(report.uniqueKey())
                    .isEqualTo(Reported.of(person("foreigner").ci()));
            assertThat(report.uniqueInSite())
                    .isEqualTo(Reported.of(person("foreigner").di("A010002002")));
        }

        /** {@code foreigner} is false there, which has no meaning. */
        @Test
        void danalWithNothingContracted() {
            var report = report(CertificationOrder.of("adult").throughChannel("channel-key-sandbox-danal-plain"));
            assertThat(report.name()).isEqualTo(Reported.of("홍길동"));
            assertThat(report.gender()).isEqualTo(Reported.of(Gender.MALE));
            assertThat(report.foreigner()).isEqualTo(Reported.missing(NULL));
            assertThat(report.phone()).isEqualTo(Reported.missing(NOT_SENT));
            assertThat(report.carrier()).isEqualTo(Reported.missing(NOT_SENT));
            assertThat(report.uniqueKey()).isEqualTo(Reported.of(person("adult").ci()));
            assertThat(report.uniqueInSite())
                    .isEqualTo(Reported.of(person("adult").di("A010002003")));
            assertThat(report.merchantUid()).isEqualTo(Reported.missing(NULL));
            assertThat(report.origin()).isEqualTo(Reported.missing(NULL));
        }

        @Test
        void kcpWithCi() {
            var report = report(CertificationOrder.of("mvno").throughChannel("channel-key-sandbox-kcp"));
            assertThat(report.pgProvider()).isEqualTo("kcp_v2");
            assertThat(report.foreigner()).isEqualTo(Reported.of(false));
            assertThat(report.phone()).isEqualTo(Reported.of("01000000009"));
            assertThat(report.carrier()).isEqualTo(Reported.of(Carrier.KT_MVNO));
            assertThat(report.uniqueKey()).isEqualTo(Reported.of(person("mvno").ci()));
            assertThat(report.uniqueInSite())
                    .isEqualTo(Reported.of(person("mvno").di("SM001")));
        }

        @Test
        void kcpWithoutCi() {
            var report = report(CertificationOrder.of("adult").throughChannel("channel-key-sandbox-kcp-plain"));
            assertThat(report.uniqueKey()).isEqualTo(Reported.missing(NULL));
            assertThat(report.uniqueInSite())
                    .isEqualTo(Reported.of(person("adult").di("SM002")));
        }

        @Test
        void inicisThroughKakao() {
            var report = report(inicis(Agency.KAKAO));
            assertThat(report.pgProvider()).isEqualTo("inicis_unified");
            assertThat(report.gender()).isEqualTo(Reported.missing(NULL));
            assertThat(report.foreigner()).isEqualTo(Reported.missing(NULL));
            assertThat(report.phone()).isEqualTo(Reported.of("01000000001"));
            assertThat(report.carrier()).isEqualTo(Reported.missing(NOT_SENT));
            assertThat(report.uniqueKey()).isEqualTo(Reported.missing(BLANK));
            assertThat(report.uniqueInSite()).isEqualTo(Reported.missing(NULL));
        }

        @Test
        void inicisThroughNaver() {
            var report = report(inicis(Agency.NAVER));
            assertThat(report.gender()).isEqualTo(Reported.missing(NULL));
            assertThat(report.foreigner()).isEqualTo(Reported.missing(NULL));
            assertThat(report.uniqueKey()).isEqualTo(Reported.of(person("adult").ci()));
        }

        @ParameterizedTest
        @EnumSource(
                value = Agency.class,
                names = {"PASS", "TOSS", "PAYCO", "SHINHAN", "KB", "SAMSUNG_PASS"})
        void inicisThroughTheOthers(Agency agency) {
            var report = report(inicis(agency));
            assertThat(report.gender()).isEqualTo(Reported.of(Gender.MALE));
            assertThat(report.foreigner()).isEqualTo(Reported.of(false));
            assertThat(report.uniqueKey()).isEqualTo(Reported.of(person("adult").ci()));
            assertThat(report.uniqueInSite()).isEqualTo(Reported.missing(NULL));
        }

        private CertificationOrder inicis(Agency agency) {
            return CertificationOrder.of("adult")
                    .throughChannel("channel-key-sandbox-inicis")
                    .checkedBy(agency);
        }
    }

    @Test
    void exceptNotCertifiedHoldsNobody() {
        var report = report(CertificationOrder.of("always-fails").withMerchantUid("order 1"));
        assertThat(report.certified()).isFalse();
        assertThat(report.certifiedAt()).isEqualTo(Reported.missing(NULL));
        assertThat(report.merchantUid()).isEqualTo(Reported.of("order 1"));
        assertThat(List.of(report.pgTid(), report.name(), report.gender(), report.birthday(), report.foreigner()))
                .allSatisfy(value -> assertThat(value).isEqualTo(Reported.missing(NULL)));
        assertThat(List.of(report.phone(), report.carrier(), report.uniqueKey(), report.uniqueInSite()))
                .allSatisfy(value -> assertThat(value.value()).isEmpty());
    }

    @Test
    void isReadWithFieldsThatCameLaterAndEscapedKorean() {
        var id = portOne.certified();
        portOne.client().certification(id);
        var usual = client.certification(id);
        portOne.sandbox().nextAnswers(new Fault.ExtraFields(), new Fault.EscapedKorean());
        assertThat(client.certification(id)).isEqualTo(usual);
        assertThat(client.certification(id)).isEqualTo(usual);
    }

    @Nested
    class TellsApart {
        private static final List<String> TEXTS = List.of(
                "merchant_uid",
                "pg_tid",
                "name",
                "gender",
                "birthday",
                "phone",
                "carrier",
                "unique_key",
                "unique_in_site",
                "origin");

        @Test
        void aFieldThatWasNotSent() {
            eachText((order, name) -> order.without(name), NOT_SENT);
        }

        @Test
        void aFieldThatIsNull() {
            eachText((order, name) -> order.with(name, (String) null), NULL);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\t\n"})
        void aFieldThatIsBlank(String blank) {
            eachText((order, name) -> order.with(name, blank), BLANK);
        }

        private void eachText(
                BiFunction<CertificationOrder, String, CertificationOrder> change, Reported.Absence expected) {
            for (var name : TEXTS) {
                var order = CertificationOrder.of("adult")
                        .withMerchantUid("order 1")
                        .withOrigin("https://a.example");
                assertThat(field(name).apply(report(order)).value()).as(name).isPresent();
                assertThat(field(name).apply(report(change.apply(order, name))))
                        .as(name)
                        .isEqualTo(Reported.missing(expected));
            }
        }

        private static Function<Certification, Reported<?>> field(String name) {
            return switch (name) {
                case "merchant_uid" -> Certification::merchantUid;
                case "pg_tid" -> Certification::pgTid;
                case "name" -> Certification::name;
                case "gender" -> Certification::gender;
                case "birthday" -> Certification::birthday;
                case "phone" -> Certification::phone;
                case "carrier" -> Certification::carrier;
                case "unique_key" -> Certification::uniqueKey;
                case "unique_in_site" -> Certification::uniqueInSite;
                default -> Certification::origin;
            };
        }
    }

    /** Otherwise it would identify another person. */
    @ParameterizedTest
    @ValueSource(strings = {"%s ", " %s", "%s\n", "\r\n\t%s "})
    void takesAwayWhatIsBlankAroundACiAndADi(String odd) {
        var ci = person("adult").ci();
        var order = CertificationOrder.of("adult")
                .with("unique_key", odd.formatted(ci))
                .with("unique_in_site", odd.formatted("a+b/c=="));

        assertThat(report(order).uniqueKey()).isEqualTo(Reported.of(ci));
        assertThat(report(order).uniqueInSite()).isEqualTo(Reported.of("a+b/c=="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\nb", "a\u00a0", "\u200ba", "\u0000a", "홍", "ａ"})
    void takesWhatIsNoCiAndNoDiForNone(String odd) {
        var order = CertificationOrder.of("adult").with("unique_key", odd).with("unique_in_site", odd);

        assertThat(report(order).uniqueKey()).isEqualTo(Reported.missing(UNREADABLE));
        assertThat(report(order).uniqueInSite()).isEqualTo(Reported.missing(UNREADABLE));
    }

    @Test
    void takesNoCiThatIsFarTooLong() {
        assertThat(report(CertificationOrder.of("adult").with("unique_key", "a".repeat(128)))
                        .uniqueKey()
                        .value())
                .isPresent();
        assertThat(report(CertificationOrder.of("adult").with("unique_key", "a".repeat(129)))
                        .uniqueKey())
                .isEqualTo(Reported.missing(UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2008-02-30", "0000-00-00", "2007-02-29", "2026-13-01", "20080301", "2008-3-1", "2008/03/01",
                "2008-03-01T00:00:00Z", " 2008-03-01", "+12008-03-01", "-2008-03-01", "0001-01-01", "1899-12-31", "홍길동"
            })
    void hasNoBirthdayThatDoesNotExist(String birthday) {
        assertThat(report(CertificationOrder.of("adult").with("birthday", birthday))
                        .birthday())
                .isEqualTo(Reported.missing(UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2008-02-29", "2026-11-24"})
    void hasABirthdayOfTheCalendar(String birthday) {
        assertThat(report(CertificationOrder.of("adult").with("birthday", birthday))
                        .birthday())
                .isEqualTo(Reported.of(LocalDate.parse(birthday)));
    }

    @ParameterizedTest
    @ValueSource(longs = {31_556_889_864_403_200L, -31_557_014_167_219_201L, 999_999_999_999_999_999L})
    void hasNoTimeBeyondTheCalendar(long certifiedAt) {
        assertThat(report(CertificationOrder.of("adult").with("certified_at", certifiedAt))
                        .certifiedAt())
                .isEqualTo(Reported.missing(UNREADABLE));
    }

    @Test
    void saysHowTheTimeIsMissing() {
        var order = CertificationOrder.of("adult");
        assertThat(report(order.with("certified_at", 0)).certifiedAt()).isEqualTo(Reported.missing(NULL));
        assertThat(report(order.with("certified_at", (String) null)).certifiedAt())
                .isEqualTo(Reported.missing(NULL));
        assertThat(report(order.without("certified_at")).certifiedAt()).isEqualTo(Reported.missing(NOT_SENT));
    }

    @ParameterizedTest
    @CsvSource({
        "SKT, SKT",
        "KT, KT",
        "LGT, LGU",
        "SKT_MVNO, SKT_MVNO",
        "KT_MVNO, KT_MVNO",
        "LGT_MVNO, LGU_MVNO",
        "LGU, UNKNOWN",
        "KTF, UNKNOWN",
        "skt, UNKNOWN",
        "STARLINK, UNKNOWN"
    })
    void survivesCarriersThatCameLater(String reported, Carrier carrier) {
        assertThat(report(CertificationOrder.of("adult").with("carrier", reported))
                        .carrier())
                .isEqualTo(Reported.of(carrier));
    }

    @ParameterizedTest
    @CsvSource({"male, MALE", "female, FEMALE", "Male, UNKNOWN", "1, UNKNOWN", "x, UNKNOWN"})
    void survivesGendersThatCameLater(String reported, Gender gender) {
        assertThat(report(CertificationOrder.of("adult").with("gender", reported))
                        .gender())
                .isEqualTo(Reported.of(gender));
    }

    @Nested
    class IsNotFound {
        @Test
        void whenItNeverWas() {
            assertNotFound(client, ImpUid.parse("imp_000000000000"));
            assertThat(portOne.reportCalls()).as("asked once").isEqualTo(1);
        }

        @Test
        void whenItIsAnotherMerchants() {
            var theirs = portOne.certified(CertificationOrder.of("adult").atMerchant(OTHER.code()));
            var otherSettings = PortOneSettings.of(SandboxedPortOne.credentials(OTHER))
                    .withBaseUrl(portOne.settings().endpoint().baseUrl());
            assertThat(portOne.client(otherSettings).certification(theirs).certified())
                    .isTrue();
            assertNotFound(client, theirs);
            assertNotFound(portOne.client(otherSettings), portOne.certified());
        }

        private static void assertNotFound(PortOneClient client, ImpUid id) {
            assertThatExceptionOfType(RecordNotFoundException.class)
                    .isThrownBy(() -> client.certification(id))
                    .withMessage("GET /certifications/{imp_uid}: no such record for this merchant")
                    .satisfies(none -> assertThat(none.httpStatus()).hasValue(404));
        }
    }
}
