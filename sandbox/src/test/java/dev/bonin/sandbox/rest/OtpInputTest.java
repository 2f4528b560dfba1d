package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.Caller.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.SendBody;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Channel;
import java.net.http.HttpResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What V1's {@code otp/request} takes and refuses. */
class OtpInputTest extends OtpTestBed {
    private static final String KCP_BYPASS = "{\"kcpV2\":{\"media_type\":\"MC01\"}}";

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

        @ParameterizedTest
        @CsvSource({"J26, J26", "' ', ", "'', ", ", "})
        void makesDisForTheSiteOfTheBypassAsV2Does(@Nullable String site, @Nullable String named) {
            Channel channel =
                    sandbox.merchant().findChannel("channel-key-sandbox-kcp").orElseThrow();
            String expected = named == null ? channel.mid() : named;
            JsonObject kcpV2 = JsonObject.empty().with("media_type", "MC01").with("web_siteid", site);
            JsonObject bypass = JsonObject.empty().with("kcpV2", kcpV2);
            String impUid = requested(kcp().with("bypass", bypass));
            JsonObject certified = payload(confirm(impUid, code()));

            assertThat(certified.findString("unique_in_site")).contains(di(expected));
            assertThat(payload(caller.certification(impUid)).findString("unique_in_site"))
                    .contains(di(expected));
            assertThat(diOnV2(bypass)).isEqualTo(di(expected));
        }

        private String diOnV2(JsonObject bypass) {
            StoreCaller store = StoreCaller.of(sandbox);
            assertThat(store.send("order1", SendBody.adultAtKcp(bypass.print())).statusCode())
                    .isEqualTo(200);
            store.confirm("order1", otp(code()));
            return StoreCaller.inner(store.record("order1"), "verifiedCustomer")
                    .findString("di")
                    .orElseThrow();
        }

        private String di(String site) {
            return sandbox.personas()
                    .today(sandbox.personas().find("adult").orElseThrow())
                    .di(site);
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
        @CsvSource({
            "true, true",
            "TRUE, true",
            "True, true",
            "1, true",
            "false, false",
            "FALSE, false",
            "False, false",
            "0, false",
            "'', false",
            "yes, ",
            "2, ",
            "truefalse, "
        })
        void aTruthValueIsReadAsClientsWriteItInFormsAndTexts(String text, @Nullable Boolean mvno) {
            String form = "name=홍길동&phone=01000000001&birth=900505&gender_digit=1&carrier=SKT&is_mvno=" + text;
            HttpResponse<String> answer = caller.postForm("/certifications/otp/request", form, authorization());

            assertThat(answer.statusCode()).isEqualTo(Boolean.FALSE.equals(mvno) ? 200 : 400);
            assertThat(answer.body().contains("is_mvno:")).isEqualTo(mvno == null);
            assertThat(request(ADULT.with("is_mvno", text)).statusCode()).isEqualTo(answer.statusCode());
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
}
