package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.Caller.json;
import static dev.bonin.sandbox.Caller.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.carrier.TextMessage.Sender;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** V1's {@code otp/request} and {@code otp/confirm}. */
class OtpTest extends OtpTestBed {

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
}
