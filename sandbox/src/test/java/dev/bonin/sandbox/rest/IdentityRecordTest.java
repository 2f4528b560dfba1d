package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.StoreCaller.hasNull;
import static dev.bonin.sandbox.StoreCaller.inner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import dev.bonin.sandbox.merchant.Agency;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IdentityRecordTest {
    private final Sandbox sandbox = Sandbox.start(
            SandboxConfig.defaults().withClock(SettableClock.at(Instant.parse("2026-11-30T03:00:00.900Z"))));
    private final StoreCaller caller = StoreCaller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** The members of each status, exactly: clients of PortOne fail on a missing one, and Python's on a null. */
    @Nested
    class Members {

        @Test
        void ofVerified() {
            JsonObject record = record(order("adult"));
            assertThat(record.members().keySet())
                    .containsExactlyInAnyOrder(
                            "status",
                            "id",
                            "channel",
                            "verifiedCustomer",
                            "requestedAt",
                            "updatedAt",
                            "statusChangedAt",
                            "verifiedAt",
                            "pgTxId",
                            "pgRawResponse",
                            "version");
            assertThat(record.findString("status")).hasValue("VERIFIED");
            assertThat(record.findString("verifiedAt")).hasValue("2026-11-30T03:00:00.900Z");
            assertThat(record.findString("pgRawResponse").orElseThrow()).contains("홍길동");
        }

        @Test
        void ofReady() {
            JsonObject record = record(order("adult").in(IdentityStatus.READY));
            assertThat(record.members().keySet())
                    .containsExactlyInAnyOrder(
                            "status",
                            "id",
                            "channel",
                            "requestedCustomer",
                            "requestedAt",
                            "updatedAt",
                            "statusChangedAt",
                            "version");
            assertThat(inner(record, "requestedCustomer").members()).isEmpty();
        }

        @Test
        void ofFailed() {
            JsonObject record = record(order("always-fails"));
            assertThat(record.members().keySet())
                    .containsExactlyInAnyOrder(
                            "status",
                            "id",
                            "channel",
                            "requestedCustomer",
                            "requestedAt",
                            "updatedAt",
                            "statusChangedAt",
                            "failure",
                            "version");
            assertThat(inner(record, "failure").members()).containsOnlyKeys("reason", "pgCode", "pgMessage");
        }

        @Test
        void ofTheChannel() {
            assertThat(inner(record(order("adult")), "channel").print())
                    .isEqualTo("{\"type\":\"TEST\",\"id\":\"channel-id-danal\",\"key\":\"channel-key-danal\","
                            + "\"name\":\"danal\",\"pgProvider\":\"DANAL\",\"pgMerchantId\":\"A010002002\"}");
        }

        @ParameterizedTest
        @CsvSource({
            "channel-key-danal-live, DANAL",
            "channel-key-kcp-live, KCP_V2",
            "channel-key-inicis-live, INICIS_UNIFIED"
        })
        void ofALiveChannel(String key, String provider) {
            JsonObject channel = inner(record(order("adult").throughChannel(key)), "channel");
            assertThat(channel.findString("type")).hasValue("LIVE");
            assertThat(channel.findString("pgProvider")).hasValue(provider);
        }

        @ParameterizedTest
        @EnumSource(IdentityStatus.class)
        void areNeverNull(IdentityStatus status) {
            for (var persona : sandbox.personas().all()) {
                for (var channel : sandbox.store().channels()) {
                    String id = sandbox.verify(order(persona.id()).in(status).throughChannel(channel.key()));
                    assertThat(hasNull(caller.get(id)))
                            .as(persona + " " + channel)
                            .isFalse();
                }
            }
        }
    }

    /** The person's values by provider and contract. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "channel-key-danal       | SMS   | name,operator,phoneNumber,birthDate,gender,isForeigner,ci,di",
                "channel-key-danal-plain | PASS  | name,birthDate,gender,ci,di",
                "channel-key-kcp         | PASS  | name,operator,phoneNumber,birthDate,gender,isForeigner,ci,di",
                "channel-key-kcp-plain   | SMS   | name,operator,phoneNumber,birthDate,gender,isForeigner,di",
                "channel-key-inicis      | TOSS  | name,phoneNumber,birthDate,gender,isForeigner,ci",
                "channel-key-inicis      | FINANCIAL_CERTIFICATE | name,phoneNumber,birthDate,isForeigner,ci",
                "channel-key-inicis      | NAVER | name,phoneNumber,birthDate,gender,isForeigner,ci",
                "channel-key-inicis      | KAKAO | name,phoneNumber,birthDate,gender,isForeigner"
            })
    void reportsWhatTheProviderDoes(String channel, Agency agency, String names) {
        JsonObject record = record(order("foreigner").throughChannel(channel).checkedBy(agency));
        assertThat(inner(record, "verifiedCustomer").members()).containsOnlyKeys(names.split(",", -1));
    }

    @Test
    void usesTheWordsOfV2() {
        JsonObject person = inner(record(order("foreigner")), "verifiedCustomer");
        assertThat(person.findString("operator")).hasValue("LGU");
        assertThat(person.findString("gender")).hasValue("FEMALE");
        assertThat(person.findString("birthDate")).hasValue("1985-07-07");
        assertThat(person.findString("phoneNumber")).hasValue("01000000008");
        assertThat(person.print()).contains("\"isForeigner\":true");
    }

    @Test
    void givesTheSamePersonTheSameCiAndDiAsV1() {
        JsonObject person = inner(record(order("adult")), "verifiedCustomer");
        JsonObject v1 = Caller.payload(new Caller(sandbox).certification(sandbox.certify("adult")));
        assertThat(person.findString("ci"))
                .isEqualTo(v1.findString("unique_key"))
                .isPresent();
        assertThat(person.findString("di"))
                .isEqualTo(v1.findString("unique_in_site"))
                .isPresent();
    }

    @Nested
    class Overrides {

        @Test
        void replaceAndOmitAndAdd() {
            JsonObject record = record(order("adult")
                    .with("customData", "{\"cart\":1}")
                    .with("verifiedCustomer.name", "김하나")
                    .with("verifiedCustomer.isForeigner", true)
                    .with("channel.type", "LIVE")
                    .without("verifiedCustomer.ci")
                    .without("channel.key")
                    .withExtra("verifiedCustomer.nickname", new JsonString("하나")));
            assertThat(record.findString("customData")).hasValue("{\"cart\":1}");
            assertThat(inner(record, "channel").findString("type")).hasValue("LIVE");
            assertThat(inner(record, "channel").members()).doesNotContainKey("key");
            assertThat(inner(record, "verifiedCustomer").findString("name")).hasValue("김하나");
            assertThat(inner(record, "verifiedCustomer").findString("nickname")).hasValue("하나");
            assertThat(inner(record, "verifiedCustomer").members()).doesNotContainKey("ci");
        }

        @Test
        void omitAWholeObject() {
            assertThat(record(order("adult").without("channel")).members()).doesNotContainKey("channel");
        }

        @Test
        void giveAnIdThatWasNotAskedFor() {
            String id = sandbox.verify(order("adult").withId("mine").with("id", "another"));
            assertThat(caller.record(id).findString("id")).hasValue("another");
        }

        @Test
        void giveAStatusOfTheFuture() {
            JsonObject record = record(order("adult").with("status", "SUSPENDED"));
            assertThat(record.findString("status")).hasValue("SUSPENDED");
            assertThat(record.members()).containsKey("verifiedCustomer");
        }
    }

    /** PortOne's list and get span V1. */
    @Nested
    class OfV1 {

        @Test
        void isReadByItsImpUid() {
            String impUid = sandbox.certify("adult");
            JsonObject record = caller.record(impUid);
            assertThat(record.findString("version")).hasValue("V1");
            assertThat(record.findString("id")).hasValue(impUid);
            assertThat(record.findString("status")).hasValue("VERIFIED");
            assertThat(record.members()).containsKeys("pgTxId", "pgRawResponse", "verifiedAt");
            assertThat(inner(record, "verifiedCustomer").print())
                    .startsWith("{\"name\":\"홍길동\",\"operator\":\"SKT\",\"phoneNumber\":\"01000000001\","
                            + "\"birthDate\":\"1990-05-05\",\"gender\":\"MALE\",\"isForeigner\":false,\"ci\":");
            assertThat(inner(record, "channel").findString("type")).hasValue("TEST");
        }

        @ParameterizedTest
        @CsvSource({"channel-key-sandbox-danal-plain", "channel-key-sandbox-kcp-plain", "channel-key-sandbox-inicis"})
        void isNeverNull(String channel) {
            assertThat(hasNull(caller.get(
                            sandbox.certify(CertificationOrder.of("no-ci").throughChannel(channel)))))
                    .isFalse();
            assertThat(hasNull(caller.get(
                            sandbox.certify(CertificationOrder.of("adult").with("certified", false)))))
                    .isFalse();
        }

        @Test
        void isReadyUntilItIsCertified() {
            JsonObject record = caller.record(sandbox.certify("always-fails"));
            assertThat(record.findString("status")).hasValue("READY");
            assertThat(inner(record, "requestedCustomer").members()).isEmpty();
        }

        @Test
        void hasTheOverridesOfItsOrder() {
            String impUid = sandbox.certify(CertificationOrder.of("adult").with("name", "김하나"));
            assertThat(inner(caller.record(impUid), "verifiedCustomer").findString("name"))
                    .hasValue("김하나");
        }

        @Test
        void hasAnOverriddenTimeToo() {
            String impUid = sandbox.certify(CertificationOrder.of("adult").with("certified_at", 1_700_000_000L));
            assertThat(caller.record(impUid).findString("verifiedAt")).hasValue("2023-11-14T22:13:20Z");
            String never =
                    sandbox.certify(CertificationOrder.of("adult").with("certified_at", 999_999_999_999_999_999L));
            assertThat(caller.record(never).findString("verifiedAt")).hasValue("2026-11-30T03:00:00.900Z");
        }

        @Test
        void doesNotExistOnV1IfItIsOfV2() {
            assertThat(new Caller(sandbox)
                            .certification(sandbox.verify("adult"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private JsonObject record(IdentityVerificationOrder order) {
        return caller.record(sandbox.verify(order));
    }

    private static IdentityVerificationOrder order(String persona) {
        return IdentityVerificationOrder.of(persona);
    }
}
