package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.Caller.number;
import static dev.bonin.sandbox.Caller.payload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.json.EscapedJson;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CertificationTest {
    private static final String NOT_FOUND =
            EscapedJson.of("{\"code\":-1,\"message\":\"인증결과가 존재하지 않습니다.\",\"response\":null}");

    private final Merchant other = new Merchant(
            "other_key", "other_secret", "imp00000001", List.of(new Channel("o", Provider.DANAL, "MID", Set.of())));
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults()
            .withClock(SettableClock.at(Instant.parse("2026-11-23T03:00:00.900Z")))
            .withMerchants(List.of(Merchant.example(), other)));
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** The record of each provider, byte for byte except for generated identifiers. */
    @Nested
    class Shape {

        @ParameterizedTest
        @CsvSource({
            "danal, foreigner, channel-key-sandbox-danal, SMS",
            "danal-plain, foreigner, channel-key-sandbox-danal-plain, SMS",
            "kcp, mvno, channel-key-sandbox-kcp, PASS",
            "kcp-plain, mvno, channel-key-sandbox-kcp-plain, SMS",
            "inicis-toss, foreigner, channel-key-sandbox-inicis, TOSS",
            "inicis-naver, foreigner, channel-key-sandbox-inicis, NAVER",
            "inicis-kakao, no-ci, channel-key-sandbox-inicis, KAKAO"
        })
        void isThatOfTheProvider(String sample, String persona, String channel, Agency agency) throws IOException {
            String impUid = sandbox.certify(CertificationOrder.of(persona)
                    .throughChannel(channel)
                    .checkedBy(agency)
                    .withMerchantUid("order 1")
                    .withOrigin("https://shop.example/join?a=1"));
            assertThat(masked(caller.certification(impUid))).isEqualTo(sample(sample));
        }

        @Test
        void isFullOfNullsBeforeCompletion() throws IOException {
            assertThat(masked(caller.certification(sandbox.certify("always-fails"))))
                    .isEqualTo(sample("danal-uncertified"));
        }

        @Test
        void hasMembersInAlphabeticalOrder() {
            JsonObject report = payload(caller.certification(sandbox.certify("adult")));
            assertThat(List.copyOf(report.members().keySet())).isSorted();
        }

        @ParameterizedTest
        @CsvSource({
            "channel-key-sandbox-danal, 20261123120000[0-9]{10}",
            "channel-key-sandbox-kcp, 261123[0-9]{8}",
            "channel-key-sandbox-inicis, INISA_MIIsandbox20261123120000[0-9]{3}"
        })
        void carriesTheProvidersTransactionId(String channel, String pattern) {
            JsonObject report = report(CertificationOrder.of("adult").throughChannel(channel));
            assertThat(report.findString("pg_tid").orElseThrow()).matches(pattern);
            assertThat(report.findString("imp_uid").orElseThrow()).matches("imp_[0-9]{12}");
        }

        @ParameterizedTest
        @CsvSource({"1970-01-01, -32400", "1976-02-29, 194367600", "2008-02-29, 1204210800", "2026-11-23, 1795359600"})
        void countsBirthFromMidnightInSeoul(String birthday, long expected) {
            JsonObject report = report(CertificationOrder.of("adult").with("birthday", birthday));
            assertThat(number(report, "birth")).isEqualTo(expected);
        }

        private JsonObject report(CertificationOrder order) {
            return payload(caller.certification(sandbox.certify(order)));
        }

        private String masked(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body()
                    .replaceAll("\"imp_[0-9]{12}\"", "\"<imp_uid>\"")
                    .replaceAll("\"pg_tid\":\"[^\"]+\"", "\"pg_tid\":\"<pg_tid>\"");
        }

        private String sample(String name) throws IOException {
            try (InputStream text = CertificationTest.class.getResourceAsStream(name + ".json")) {
                return EscapedJson.of(
                        new String(requireNonNull(text, name).readAllBytes(), UTF_8).replaceAll("\\R *", ""));
            }
        }
    }

    @Nested
    class Person {

        @Test
        void hasTheSameCiEverywhereAndADiPerMerchantId() {
            JsonObject danal = report("adult", "channel-key-sandbox-danal");
            JsonObject plain = report("adult", "channel-key-sandbox-danal-plain");
            assertThat(danal.findString("unique_key")).isEqualTo(plain.findString("unique_key"));
            assertThat(danal.findString("unique_in_site")).isNotEqualTo(plain.findString("unique_in_site"));
        }

        @Test
        void keepsCiAndDiUnderANewName() {
            JsonObject before = report("adult", "channel-key-sandbox-danal");
            JsonObject after = report("renamed", "channel-key-sandbox-danal");
            assertThat(after.findString("unique_key")).isEqualTo(before.findString("unique_key"));
            assertThat(after.findString("unique_in_site")).isEqualTo(before.findString("unique_in_site"));
            assertThat(after.findString("name")).isNotEqualTo(before.findString("name"));
        }

        private JsonObject report(String persona, String channel) {
            return payload(caller.certification(
                    sandbox.certify(CertificationOrder.of(persona).throughChannel(channel))));
        }
    }

    @Nested
    class Access {

        @Test
        void answersTheSame404ForUnknownAndForForeignRecords() {
            String impUid = sandbox.certify("adult");
            String otherToken =
                    caller.issueToken(other).findString("access_token").orElseThrow();
            HttpResponse<String> foreign = caller.get("/certifications/" + impUid, "Authorization", otherToken);
            HttpResponse<String> unknown = caller.certification("imp_000000000000");
            assertThat(foreign.statusCode()).isEqualTo(404);
            assertThat(foreign.body()).isEqualTo(NOT_FOUND);
            assertThat(unknown.statusCode()).isEqualTo(404);
            assertThat(unknown.body()).isEqualTo(NOT_FOUND);
        }

        @Test
        void letsOnlyTheOwnerErase() {
            String impUid = sandbox.certify("adult");
            String otherToken =
                    caller.issueToken(other).findString("access_token").orElseThrow();
            assertThat(caller.delete("/certifications/" + impUid, "Authorization", otherToken)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(caller.certification(impUid).statusCode()).isEqualTo(200);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "imp_1%2F..", "%2e%2e", "..", "%00", "imp_%ff", "%EC%9E%84", "a;b"})
        void findsNothingUnderStrangeIds(String impUid) {
            assertThat(caller.certification(impUid).statusCode()).isEqualTo(404);
        }

        @Test
        void offersNoCorsToBrowsers() {
            HttpResponse<String> answer = caller.get(
                    "/certifications/" + sandbox.certify("adult"),
                    "Authorization",
                    caller.token(),
                    "Origin",
                    "https://shop.example");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(caller.send("OPTIONS", "/users/getToken", "").statusCode())
                    .isEqualTo(405);
        }
    }

    @Nested
    class Erasure {

        @Test
        void returnsTheLastValuesAndLeavesNothing() {
            String impUid = sandbox.certify("adult");
            String before = caller.certification(impUid).body();
            HttpResponse<String> erased = caller.delete("/certifications/" + impUid, "Authorization", caller.token());
            assertThat(erased.statusCode()).isEqualTo(200);
            assertThat(erased.body()).isEqualTo(before);
            assertThat(caller.certification(impUid).body()).isEqualTo(NOT_FOUND);
            assertThat(caller.delete("/certifications/" + impUid, "Authorization", caller.token())
                            .body())
                    .isEqualTo(NOT_FOUND);
        }
    }

    @Nested
    class Overrides {

        @Test
        void replaceAnyField() {
            JsonObject report = payload(caller.certification(sandbox.certify(CertificationOrder.of("adult")
                    .with("unique_key", (String) null)
                    .with("unique_in_site", "")
                    .with("certified_at", 1L)
                    .with("foreigner", true)
                    .without("carrier")
                    .withExtra("new_field", JsonNull.INSTANCE))));
            assertThat(report.find("unique_key")).hasValue(JsonNull.INSTANCE);
            assertThat(report.findString("unique_in_site")).hasValue("");
            assertThat(number(report, "certified_at")).isEqualTo(1);
            assertThat(report.members()).containsKey("new_field").doesNotContainKey("carrier");
            assertThat(List.copyOf(report.members().keySet())).isSorted();
        }

        @Test
        void uncertifiedMeansNeverCompleted() {
            JsonObject report = payload(caller.certification(
                    sandbox.certify(CertificationOrder.of("adult").with("certified", false))));
            assertThat(report.find("name")).hasValue(JsonNull.INSTANCE);
            assertThat(number(report, "certified_at")).isZero();
        }
    }
}
