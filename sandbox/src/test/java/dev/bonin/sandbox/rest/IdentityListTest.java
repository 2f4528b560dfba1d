package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.StoreCaller.inner;
import static dev.bonin.sandbox.StoreCaller.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SendBody;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityListTest {
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-30T03:00:00Z"));
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withClock(clock));
    private final StoreCaller caller = StoreCaller.of(sandbox);

    /** One record per second, in this order; the last is of V1. */
    @BeforeEach
    void fill() {
        make("danal", order("adult"));
        make("kcp", order("mvno").throughChannel("channel-key-kcp-live"));
        make("inicis", order("foreigner").throughChannel("channel-key-inicis"));
        make(
                "ready",
                order("adult")
                        .in(IdentityStatus.READY)
                        .with("requestedCustomer.name", "한열셋")
                        .with("requestedCustomer.phoneNumber", "01000000005")
                        .with("requestedCustomer.birthYear", "2012")
                        .with("requestedCustomer.birthMonth", "7")
                        .with("requestedCustomer.birthDay", "09"));
        make("failed", order("always-fails"));
        caller.send("sent", SendBody.newcomer());
        clock.advance(Duration.ofSeconds(1));
        sandbox.certify("adult");
        clock.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void hasTheNewestFirstAndThoseOfV1() {
        List<String> ids = caller.ids("{}");
        assertThat(ids.get(0)).startsWith("imp_");
        assertThat(ids.subList(1, ids.size())).containsExactly("sent", "failed", "ready", "inicis", "kcp", "danal");
    }

    @Test
    void needsNoInput() {
        HttpResponse<String> all = new Caller(sandbox).get("/identity-verifications", "Authorization", authorization());
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(Caller.json(all).members()).containsOnlyKeys("items", "page");
        assertThat(inner(Caller.json(all), "page").print()).isEqualTo("{\"number\":0,\"size\":10,\"totalCount\":7}");
    }

    @Test
    void takesItsInputAsTheBodyOfTheGetToo() {
        String input = "{\"filter\":{\"statuses\":[\"FAILED\"]}}";
        HttpResponse<String> found =
                new Caller(sandbox).send("GET", "/identity-verifications", input, "Authorization", authorization());
        assertThat(found.body()).isEqualTo(caller.list(input).body()).contains("\"id\":\"failed\"");
    }

    @Test
    void hasTheRecordAsGetHasIt() {
        String found = caller.list("{\"filter\":{\"identityVerificationId\":\"danal\"}}")
                .body();
        assertThat(found).startsWith("{\"items\":[" + caller.get("danal").body() + "],\"page\":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"identityVerificationId\":\"kcp\"            | kcp",
                "\"isTest\":false                              | kcp",
                "\"statuses\":[\"FAILED\"]                     | failed",
                "\"statuses\":[\"READY\",\"FAILED\"]           | sent,failed,ready",
                "\"pgMerchantId\":\"SM901\"                    | kcp",
                "\"pgProviders\":[\"KCP_V2\",\"INICIS_UNIFIED\"] | inicis,kcp",
                "\"pgProviders\":[\"SOMETHING_NEW\"]           |",
                "\"pgCompanies\":[\"INICIS\"]                  | inicis",
                "\"pgCompanies\":[\"KCP\"]                     | kcp",
                "\"carriers\":[\"KT_MVNO\"]                    | kcp",
                "\"carriers\":[\"LGU\"]                        | sent",
                "\"version\":\"V2\",\"statuses\":[\"VERIFIED\"] | inicis,kcp,danal",
                "\"version\":\"V2\",\"customer\":{\"name\":\"홍길동\"} | danal",
                "\"customer\":{\"name\":\"한열셋\"}            | ready",
                "\"customer\":{\"phoneNumber\":\"01000000005\"} | ready",
                "\"customer\":{\"birthYear\":\"1985\"}         | inicis",
                "\"customer\":{\"birthYear\":\"2012\"}         | ready",
                "\"customer\":{\"birthMonth\":\"07\"}          | ready,inicis",
                "\"customer\":{\"birthDay\":\"9\"}             | ready",
                "\"customer\":{\"gender\":\"FEMALE\"}          | inicis",
                "\"customer\":{\"gender\":\"OTHER\"}           |",
                "\"version\":\"V2\",\"statuses\":[],\"pgTxId\":null,\"isTest\":null,\"customer\":null"
                        + " | sent,failed,ready,inicis,kcp,danal"
            })
    void findsByEveryFilter(String filter, String ids) {
        List<String> expected = ids == null ? List.of() : List.of(ids.split(",", -1));
        assertThat(caller.ids("{\"filter\":{" + filter + "}}")).isEqualTo(expected);
    }

    @Test
    void findsByTheProvidersId() {
        String pgTxId = caller.record("inicis").findString("pgTxId").orElseThrow();
        assertThat(caller.ids("{\"filter\":{\"pgTxId\":\"" + pgTxId + "\"}}")).containsExactly("inicis");
    }

    @Test
    void findsByPortOnesIdOfTheAttempt() {
        JsonObject made = Caller.json(new Caller(sandbox)
                .postJson("/sandbox/identity-verifications", "{\"persona\":\"adult\",\"id\":\"late\"}"));
        String txId = made.findString("identityVerificationTxId").orElseThrow();
        assertThat(caller.ids("{\"filter\":{\"identityVerificationTxId\":\"" + txId + "\"}}"))
                .containsExactly("late");
    }

    @Test
    void findsThoseOfV1ByImpUidInBothIds() {
        String impUid = caller.ids("{\"filter\":{\"version\":\"V1\"}}").get(0);
        assertThat(caller.ids("{\"filter\":{\"identityVerificationId\":\"" + impUid
                        + "\",\"identityVerificationTxId\":\"" + impUid + "\"}}"))
                .containsExactly(impUid);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"from\":\"2026-11-30T03:00:05Z\",\"version\":\"V2\"                                   | sent",
                "\"until\":\"2026-11-30T12:00:01+09:00\"                                                | kcp,danal",
                "\"from\":\"2026-11-30T03:00:02Z\",\"until\":\"2026-11-30T03:00:02Z\"                   | inicis",
                "\"timeRangeField\":\"VERIFIED_AT\",\"version\":\"V2\"                                  | inicis,kcp,danal",
                "\"timeRangeField\":\"FAILED_AT\"                                                       | failed",
                "\"timeRangeField\":\"STATUS_UPDATED_AT\",\"from\":\"2026-11-30T03:00:05Z\",\"version\":\"V2\" | sent"
            })
    void findsByTime(String filter, String ids) {
        assertThat(caller.ids("{\"filter\":{" + filter + "}}")).isEqualTo(List.of(ids.split(",", -1)));
    }

    @Test
    void findsNinetyDaysByDefault() {
        clock.advance(Duration.ofDays(90).minusSeconds(3));
        assertThat(caller.ids("{\"filter\":{\"version\":\"V2\"}}")).containsExactly("sent", "failed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"by\":\"REQUESTED_AT\",\"order\":\"ASC\" | danal,kcp,inicis,ready,failed,sent",
                "\"order\":\"DESC\"                        | sent,failed,ready,inicis,kcp,danal",
                "\"by\":\"VERIFIED_AT\"                    | inicis,kcp,danal,ready,failed,sent",
                "\"by\":\"FAILED_AT\",\"order\":\"ASC\"    | failed,danal,kcp,inicis,ready,sent",
                "\"by\":\"STATUS_UPDATED_AT\"              | sent,failed,ready,inicis,kcp,danal"
            })
    void isSortedAsAsked(String sort, String ids) {
        assertThat(caller.ids("{\"sort\":{" + sort + "},\"filter\":{\"version\":\"V2\"}}"))
                .containsExactly(ids.split(",", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 2 | sent,failed",
                "1 | 2 | ready,inicis",
                "1 | 4 | kcp,danal",
                "2 | 4 |",
                "2147483647 | 1000 |"
            })
    void isPaged(int number, int size, String ids) {
        String input = "{\"page\":{\"number\":" + number + ",\"size\":" + size + "},\"filter\":{\"version\":\"V2\"}}";
        assertThat(caller.ids(input)).isEqualTo(ids == null ? List.of() : List.of(ids.split(",", -1)));
        assertThat(inner(Caller.json(caller.list(input)), "page").print())
                .isEqualTo("{\"number\":" + number + ",\"size\":" + size + ",\"totalCount\":6}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{\"page\":[]}",
                "{\"page\":{\"number\":-1}}",
                "{\"page\":{\"size\":0}}",
                "{\"page\":{\"size\":1001}}",
                "{\"page\":{\"size\":\"10\"}}",
                "{\"sort\":{\"by\":\"NAME\"}}",
                "{\"sort\":{\"order\":\"UP\"}}",
                "{\"filter\":{\"statuses\":[\"PAID\"]}}",
                "{\"filter\":{\"statuses\":\"READY\"}}",
                "{\"filter\":{\"carriers\":[\"LGT\"]}}",
                "{\"filter\":{\"version\":\"V3\"}}",
                "{\"filter\":{\"isTest\":\"true\"}}",
                "{\"filter\":{\"timeRangeField\":\"NOW\"}}",
                "{\"filter\":{\"from\":\"2026-11-30\"}}",
                "{\"filter\":{\"from\":\"2026-11-30T03:00:00\"}}",
                "{\"filter\":{\"from\":\"2026-12-01T00:00:00Z\"}}",
                "{\"filter\":{\"customer\":{\"gender\":\"male\"}}}",
                "{\"filter\":{\"customer\":{\"name\":7}}}"
            })
    void isRefusedWithAnInvalidInput(String input) {
        HttpResponse<String> refused = caller.list(input);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(type(refused)).isEqualTo("INVALID_REQUEST");
    }

    private void make(String id, IdentityVerificationOrder order) {
        sandbox.verify(order.withId(id));
        clock.advance(Duration.ofSeconds(1));
    }

    private String authorization() {
        return "PortOne " + sandbox.store().apiSecret();
    }

    private static IdentityVerificationOrder order(String persona) {
        return IdentityVerificationOrder.of(persona);
    }
}
