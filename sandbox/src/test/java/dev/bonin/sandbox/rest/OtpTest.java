package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.Caller.json;
import static dev.bonin.sandbox.Caller.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.carrier.AttemptLimits;
import dev.bonin.sandbox.carrier.TextMessage.Sender;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** V1's {@code otp/request} and {@code otp/confirm}. */
class OtpTest {
    private static final JsonObject ADULT = JsonObject.empty()
            .with("name", "홍길동")
            .with("phone", "010-0000-0001")
            .with("birth", "900505")
            .with("gender_digit", "1")
            .with("carrier", "SKT");
    private static final String KCP_BYPASS = "{\"kcpV2\":{\"media_type\":\"MC01\"}}";

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-30T03:00:00Z"));
    private final Merchant other = new Merchant(
            "other_key", "other_secret", "imp00000001", List.of(new Channel("o", Provider.DANAL, "MID", Set.of())));
    private Sandbox sandbox = start(200);
    private Caller caller = new Caller(sandbox);

    private Sandbox start(int refusedCodeStatus) {
        return Sandbox.start(SandboxConfig.defaults()
                .withClock(clock)
                .withMerchants(List.of(Merchant.example(), other))
                .withLimits(new AttemptLimits(2, 3, Duration.ofMinutes(3)))
                .withAnswers(AnswerStyle.defaults().withRefusedCodeStatus(refusedCodeStatus)));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Nested
    class ByTextMessage {

        @Test
        void certifiesThePersonaWithThatNumber() {
            String impUid = requested(ADULT.with("merchant_uid", "order 1"));
            JsonObject before = payload(caller.certification(impUid));
            assertThat(before.find("certified")).contains(new JsonBoolean(false));
            assertThat(before.find("name")).contains(JsonNull.INSTANCE);
            assertThat(before.findString("merchant_uid")).contains("order 1");

            HttpResponse<String> confirmed = confirm(impUid, code());
            assertThat(confirmed.statusCode()).isEqualTo(200);
            assertThat(payload(confirmed)).isEqualTo(payload(caller.certification(impUid)));
            assertThat(payload(confirmed).find("certified")).contains(new JsonBoolean(true));
            assertThat(payload(confirmed).findString("name")).contains("홍길동");
            assertThat(payload(confirmed).findString("birthday")).contains("1990-05-05");
            assertThat(payload(confirmed).findString("unique_key")).contains(ci("adult"));
        }

        @Test
        void takesAFormAsWell() {
            HttpResponse<String> requested = caller.postForm(
                    "/certifications/otp/request",
                    "name=%EC%95%88%EC%95%8C%EB%9C%B0&phone=010-0000-0009&birth=950202&gender_digit=1&carrier=KT&is_mvno=true",
                    authorization());
            String impUid = payload(requested).findString("imp_uid").orElseThrow();
            HttpResponse<String> confirmed =
                    caller.postForm("/certifications/otp/confirm/" + impUid, "otp=" + code(), authorization());
            assertThat(payload(confirmed).findString("unique_key")).contains(ci("mvno"));
            assertThat(payload(confirmed).findString("carrier")).contains("KT_MVNO");
        }

        @Test
        void certifiesAnInventedPersonWithANumberOfNobody() {
            String impUid = requested(ADULT.with("name", "나래")
                    .with("phone", "01000009999")
                    .with("birth", "040229")
                    .with("gender_digit", 4)
                    .with("is_mvno", true));
            JsonObject record = payload(confirm(impUid, code()));
            assertThat(record.findString("birthday")).contains("2004-02-29");
            assertThat(record.findString("gender")).contains("female");
            assertThat(record.findString("carrier")).contains("SKT_MVNO");
        }

        @Test
        void isAmongTheMessagesOfTheSandbox() {
            String impUid = requested(ADULT);
            assertThat(sandbox.messages().get(0).sender()).isEqualTo(new Sender.OfMerchant("imp00000000", impUid));
            assertThat(caller.get("/sandbox/messages").body())
                    .contains("\"merchant\":\"imp00000000\",\"imp_uid\":\"" + impUid + "\",\"phone\":\"01000000001\","
                            + "\"code\":\"" + code() + "\"");
        }

        @Test
        void canBeReadThroughV2() {
            String impUid = requested(ADULT);
            HttpResponse<String> record = caller.get(
                    "/identity-verifications/" + impUid,
                    "Authorization",
                    "PortOne " + sandbox.store().apiSecret());
            assertThat(json(record).findString("status")).contains("READY");
        }
    }

    @Nested
    class Codes {

        @Test
        void wrongOnesAreRefusedUntilTheLimit() {
            String impUid = requested(ADULT);
            assertRefused(confirm(impUid, wrong()), 200, 1, "인증번호가 일치하지 않습니다.");
            assertRefused(confirm(impUid, wrong()), 200, 1, "인증번호가 일치하지 않습니다.");
            assertRefused(confirm(impUid, wrong()), 200, 1, "인증번호 입력 횟수를 초과했습니다.");
            assertRefused(confirm(impUid, code()), 200, 1, "인증번호 입력 횟수를 초과했습니다.");
            assertThat(payload(caller.certification(impUid)).find("certified")).contains(new JsonBoolean(false));
        }

        @Test
        void expire() {
            String impUid = requested(ADULT);
            clock.advance(Duration.ofMinutes(3));
            assertRefused(confirm(impUid, code()), 200, 1, "인증번호의 유효 시간이 지났습니다.");
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 500})
        void areRefusedWithAnotherStatusIfWanted(int status) {
            sandbox.close();
            sandbox = start(status);
            caller = new Caller(sandbox);
            assertRefused(confirm(requested(ADULT), wrong()), status, -1, "인증번호가 일치하지 않습니다.");
        }

        @Test
        void workOnce() {
            String impUid = requested(ADULT);
            confirm(impUid, code());
            assertRefused(confirm(impUid, code()), 400, -1, "이미 인증이 완료된 본인인증 건입니다.");
        }

        @Test
        void areNeeded() {
            String impUid = requested(ADULT);
            assertThat(post("/certifications/otp/confirm/" + impUid, "{}").statusCode())
                    .isEqualTo(400);
            assertThat(post("/certifications/otp/confirm/" + impUid, "{\"otp\":[]}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(caller.send("POST", "/certifications/otp/confirm/" + impUid, "", authorization())
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void areForRecordsOfTheirOwnMerchantOnly() {
            String impUid = requested(ADULT);
            String stranger =
                    caller.issueToken(other).findString("access_token").orElseThrow();
            HttpResponse<String> foreign =
                    caller.postJson("/certifications/otp/confirm/" + impUid, otp(code()), "Authorization", stranger);
            assertRefused(foreign, 404, -1, "인증결과가 존재하지 않습니다.");
            assertThat(confirm("imp_000000000000", code()).body()).isEqualTo(foreign.body());
            assertThat(confirm(sandbox.certify("always-fails"), code()).body()).isEqualTo(foreign.body());
        }

        @Test
        void areUselessOnceTheRecordIsErased() {
            String impUid = requested(ADULT);
            assertThat(caller.delete("/certifications/" + impUid, authorization())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(confirm(impUid, code()).statusCode()).isEqualTo(404);
        }
    }

    @Nested
    class NhnKcp {

        @Test
        void asksThroughAnApp() {
            String impUid = requested(kcp().with("verification_method", "APP"));
            assertThat(sandbox.messages()).isEmpty();
            HttpResponse<String> confirmed = post("/certifications/otp/confirm/" + impUid, "{}");
            assertThat(payload(confirmed).find("certified")).contains(new JsonBoolean(true));
            assertThat(payload(confirmed).findString("pg_provider")).contains("kcp_v2");
        }

        @Test
        void takesItsOwnParametersAsTextToo() {
            requested(kcp().with("bypass", KCP_BYPASS));
        }

        @Test
        void takesEachMerchantUidOnce() {
            requested(kcp().with("merchant_uid", "merchant_1234567890"));
            assertInvalid(kcp().with("merchant_uid", "merchant_1234567890"), "merchant_uid");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "bypass | {}",
                    "bypass | {\"kcpV2\":{\"media_type\":\"PC\"}}",
                    "bypass | {\"kcpV2\":{\"media_type\":\"MC01\",\"cp_sms_msg\":\"hello\"}}",
                    "bypass | [",
                    "merchant_uid | 주문1"
                })
        void refusesWhatItsGuideForbids(String name, String value) {
            assertInvalid(kcp().with(name, value), name);
        }

        private JsonObject kcp() {
            return ADULT.with("channel_key", "channel-key-sandbox-kcp")
                    .with(
                            "bypass",
                            JsonObject.empty().with("kcpV2", JsonObject.empty().with("media_type", "MC01")));
        }
    }

    @Nested
    class Input {

        @ParameterizedTest
        @ValueSource(strings = {"name", "phone", "birth", "gender_digit", "carrier"})
        void allThatIsRequiredIsMissed(String name) {
            assertInvalid(ADULT.without(Set.of(name)), name);
            assertInvalid(ADULT.withNull(name), name);
            assertInvalid(ADULT.with(name, " "), name);
            assertInvalid(ADULT.with(name, JsonObject.empty()), name);
        }

        @ParameterizedTest
        @CsvSource({
            "phone, 010" + "12345678",
            "phone, 010" + "0000001",
            "birth, 19900505",
            "birth, 901305",
            "gender_digit, 9",
            "gender_digit, 11",
            "gender_digit, 3",
            "carrier, KTF",
            "carrier, SKT_MVNO",
            "is_mvno, perhaps",
            "verification_method, ARS",
            "verification_method, APP",
            "channel_key, channel-key-x",
            "channel_key, channel-key-sandbox-inicis",
            "pg, inicis"
        })
        void whatIsInvalidIsNamed(String name, String value) {
            assertInvalid(ADULT.with(name, value), name);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "7", "{", "name=x"})
        void aBodyThatIsNoObjectIsRefused(String body) {
            assertThat(post("/certifications/otp/request", body).statusCode()).isEqualTo(400);
        }

        @Test
        void aDetailThatTheCarrierDoesNotKnowIsRefused() {
            assertRefused(
                    request(ADULT.with("name", "김하나")), 400, -1, "입력하신 정보가 통신사 가입 정보와 일치하지 않습니다. 명의와 통신사를 확인해 주세요.");
            assertThat(sandbox.messages()).isEmpty();
        }

        @Test
        void aCarrierOutOfOrderIsAFaultOfTheProvider() {
            JsonObject outage = JsonObject.empty()
                    .with("name", "서점검")
                    .with("phone", "01000000012")
                    .with("birth", "910101")
                    .with("gender_digit", "2")
                    .with("carrier", "LGT")
                    .with("is_mvno", true);
            assertRefused(request(outage), 500, -1, "통신사 점검으로 잠시 이용할 수 없습니다.");
        }

        @Test
        void aMerchantUidIsRequestedAFewTimesOnly() {
            requested(ADULT.with("merchant_uid", "order-1"));
            requested(ADULT.with("merchant_uid", "order-1"));
            assertRefused(request(ADULT.with("merchant_uid", "order-1")), 400, -1, "본인인증 시도 횟수를 초과했습니다.");
            requested(ADULT.with("merchant_uid", "order-2"));
        }

        @Test
        void aTokenIsNeeded() {
            assertThat(caller.postJson("/certifications/otp/request", ADULT.print())
                            .statusCode())
                    .isEqualTo(401);
            assertThat(caller.postJson("/certifications/otp/confirm/" + requested(ADULT), "{}")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void theOlderPgParameterNamesTheChannel() {
        assertThat(payload(confirm(requested(ADULT.with("pg", "danal.A010002003")), code()))
                        .members())
                .doesNotContainKey("phone");
    }

    @Test
    void faultsAndRecordedCallsReachTheseCallsToo() {
        sandbox.nextAnswers(new Fault.Status(503).on(RestRoute.REQUEST_OTP));
        assertThat(request(ADULT).statusCode()).isEqualTo(503);
        sandbox.nextAnswers(new Fault.BusinessRefusal().on(RestRoute.CONFIRM_OTP));
        assertThat(confirm(requested(ADULT), code()).body()).contains("\"code\":1");
        assertThat(sandbox.calls().count(RestRoute.REQUEST_OTP)).isEqualTo(2);
        assertThat(sandbox.calls().count(RestRoute.CONFIRM_OTP)).isEqualTo(1);
    }

    private HttpResponse<String> request(JsonObject body) {
        return post("/certifications/otp/request", body.print());
    }

    private String requested(JsonObject body) {
        HttpResponse<String> answer = request(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(payload(answer).members()).containsOnlyKeys("imp_uid");
        return payload(answer).findString("imp_uid").orElseThrow();
    }

    private HttpResponse<String> confirm(String impUid, String code) {
        return post("/certifications/otp/confirm/" + impUid, otp(code));
    }

    private HttpResponse<String> post(String path, String body) {
        return caller.postJson(path, body, authorization());
    }

    private String[] authorization() {
        return new String[] {"Authorization", "Bearer " + caller.token()};
    }

    private static String otp(String code) {
        return JsonObject.empty().with("otp", code).print();
    }

    private String code() {
        return sandbox.messages().get(sandbox.messages().size() - 1).code();
    }

    private String wrong() {
        return code().equals("000000") ? "000001" : "000000";
    }

    private String ci(String persona) {
        return sandbox.personas()
                .today(sandbox.personas().find(persona).orElseThrow())
                .ci();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, int code, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Caller.number(json(answer), "code")).isEqualTo(code);
        assertThat(json(answer).findString("message")).contains(message);
        assertThat(json(answer).find("response")).contains(JsonNull.INSTANCE);
    }

    private void assertInvalid(JsonObject body, String name) {
        HttpResponse<String> answer = request(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).findString("message").orElseThrow()).contains(name);
    }
}
