package dev.bonin.sandbox.control;

import static dev.bonin.sandbox.Caller.json;
import static dev.bonin.sandbox.Caller.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlApiTest {
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withClock(clock));
    private final Caller caller = new Caller(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Nested
    class Certifications {

        @Test
        void areMadeWithoutABrowser() {
            HttpResponse<String> made =
                    make("{\"persona\":\"adult\",\"merchant_uid\":\"m-1\",\"origin\":\"https://a.example\"}");
            assertThat(made.statusCode()).isEqualTo(201);
            assertThat(made.body()).matches("\\{\"imp_uid\":\"imp_[0-9]{12}\"}");
            JsonObject report = reportOf(made);
            assertThat(report.findString("merchant_uid")).hasValue("m-1");
            assertThat(report.findString("origin")).hasValue("https://a.example");
            assertThat(report.findString("name")).hasValue("홍길동");
            assertThat(report.find("certified").orElseThrow()).hasToString("true");
        }

        @Test
        void takeEveryFieldAsOverride() {
            JsonObject asked = JsonObject.empty()
                    .with("birth", 1)
                    .with("birthday", "2007-11-24")
                    .with("carrier", "KT")
                    .with("certified", true)
                    .with("certified_at", 2)
                    .with("foreigner", true)
                    .withNull("foreigner_v2")
                    .withNull("gender")
                    .with("imp_uid", "imp_000000000001")
                    .with("merchant_uid", "m")
                    .with("name", "남궁민수")
                    .with("origin", "about:blank")
                    .with("pg_provider", "inicis")
                    .with("pg_tid", "t")
                    .with("phone", "01000009999")
                    .with("unique_in_site", "")
                    .withNull("unique_key");
            assertThat(reportOf(make(asked.with("persona", "adult").print()))).isEqualTo(asked);
        }

        @Test
        void leaveOutAndAddFields() {
            JsonObject report = reportOf(
                    make("{\"persona\":\"adult\",\"absent\":[\"phone\"],\"extra\":{\"later\":{\"deep\":[1]}}}"));
            assertThat(report.members()).doesNotContainKey("phone");
            assertThat(report.find("later").orElseThrow()).hasToString("{\"deep\":[1]}");
        }

        @Test
        void goThroughTheNamedChannelAndAgency() {
            JsonObject report =
                    reportOf(make("{\"persona\":\"adult\",\"channel\":\"inicis_unified\",\"agency\":\"kakao\"}"));
            assertThat(report.findString("pg_provider")).hasValue("inicis_unified");
            assertThat(report.findString("unique_key")).hasValue("");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{} | persona: missing",
                    "[] | body: ",
                    "{\"persona\":\"nobody\"} | persona: nobody (expected: one of adult, ",
                    "{\"persona\":5} | persona: another type",
                    "{\"persona\":\"adult\",\"merchant\":\"imp99999999\"} | merchant: imp99999999",
                    "{\"persona\":\"adult\",\"channel\":\"x\"} | channel: x",
                    "{\"persona\":\"adult\",\"agency\":\"x\"} | agency: unknown",
                    "{\"persona\":\"adult\",\"agency\":\"kakao\"} | agency: kakao (expected: one of sms, pass)",
                    "{\"persona\":\"adult\",\"birthdate\":\"x\"} | field: birthdate (expected: one of birth, ",
                    "{\"persona\":\"adult\",\"birthday\":5} | birthday: another type",
                    "{\"persona\":\"adult\",\"certified\":\"yes\"} | certified: another type",
                    "{\"persona\":\"adult\",\"certified_at\":1.5} | certified_at: another type",
                    "{\"persona\":\"adult\",\"merchant_uid\":5} | merchant_uid: another type",
                    "{\"persona\":\"adult\",\"absent\":\"phone\"} | absent: another type",
                    "{\"persona\":\"adult\",\"absent\":[1]} | absent: another type",
                    "{\"persona\":\"adult\",\"absent\":[\"x\"]} | field: x",
                    "{\"persona\":\"adult\",\"extra\":[]} | extra: another type",
                    "{\"persona\":\"adult\",\"extra\":{\"name\":1}} | extra: name",
                })
        void areRefusedWithTheNameOfWhatIsWrong(String body, String message) {
            HttpResponse<String> refused = make(body);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(json(refused).findString("message").orElseThrow()).startsWith(message);
        }

        private HttpResponse<String> make(String body) {
            return caller.postJson("/sandbox/certifications", body);
        }

        private JsonObject reportOf(HttpResponse<String> made) {
            return payload(caller.certification(json(made).findString("imp_uid").orElseThrow()));
        }
    }

    @Nested
    class Clock {

        @Test
        void isSetAdvancedAndResetWhileItKeepsRunning() {
            assertThat(turn("{\"set\":\"2026-12-31T14:59:59Z\"}"))
                    .isEqualTo("{\"now\":\"2026-12-31T14:59:59Z\",\"today\":\"2026-12-31\"}");
            clock.advance(Duration.ofSeconds(1));
            assertThat(caller.get("/sandbox/clock").body()).contains("\"today\":\"2027-01-01\"");
            assertThat(turn("{\"advance\":\"PT1H\"}")).contains("2026-12-31T16:00:00Z");
            assertThat(turn("{\"advance\":\"-PT2H\"}")).contains("2026-12-31T14:00:00Z");
            assertThat(turn("{\"reset\":true}")).contains("2026-11-23T03:00:01Z");
        }

        @Test
        void movesTokensAndPersonasAlong() {
            String token = caller.token();
            String before = caller.get("/sandbox/personas").body();
            turn("{\"advance\":\"P1D\"}");
            assertThat(caller.get("/certifications/imp_000000000000", "Authorization", token)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(before).contains("\"today\":\"2026-11-23\"").contains("\"birthday\":\"2007-11-24\"");
            assertThat(caller.get("/sandbox/personas").body())
                    .contains("\"today\":\"2026-11-24\"")
                    .contains("\"birthday\":\"2007-11-25\"");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"set\":\"tomorrow\"}",
                    "{\"set\":5}",
                    "{\"set\":\"1999-01-01T00:00:00Z\"}",
                    "{\"set\":\"+1000000000-12-31T23:59:59Z\"}",
                    "{\"advance\":\"1 hour\"}",
                    "{\"advance\":\"PT9223372036854775807S\"}",
                    "{\"advance\":\"P36500D\"}",
                    "{\"reset\":false}",
                    "{\"set\":\"2026-01-01T00:00:00Z\",\"reset\":true}",
                    "{\"turn\":\"PT1H\"}"
                })
        void refusesWhatItCannotDo(String body) {
            assertThat(caller.postJson("/sandbox/clock", body).statusCode()).isEqualTo(400);
            assertThat(caller.get("/sandbox/clock").body()).contains("2026-11-23T03:00:00Z");
        }

        private String turn(String body) {
            return caller.postJson("/sandbox/clock", body).body();
        }
    }

    @Nested
    class Calls {

        @Test
        void areRecordedByRouteWithoutIdsOrSecrets() {
            String impUid = sandbox.certify("adult");
            String token = caller.token();
            caller.get("/certifications/" + impUid, "Authorization", token);
            caller.get("/certifications/" + impUid, "Authorization", "wrong");
            caller.get("/nowhere/hong");
            String recorded = caller.get("/sandbox/calls").body();
            assertThat(recorded)
                    .contains(
                            "\"GET /certifications/{imp_uid}\":2", "\"POST /users/getToken\":1", "\"GET (unknown)\":1")
                    .contains("\"status\":401")
                    .doesNotContain(
                            impUid,
                            token,
                            "hong",
                            "/sandbox",
                            sandbox.merchant().impSecret());
        }

        @Test
        void areForgottenOnRequest() {
            caller.token();
            assertThat(caller.delete("/sandbox/calls").statusCode()).isEqualTo(200);
            assertThat(caller.get("/sandbox/calls").body()).isEqualTo("{\"counts\":{},\"calls\":[]}");
        }
    }

    @Nested
    class Tokens {

        @Test
        void areRevoked() {
            String token = caller.token();
            assertThat(caller.send("POST", "/sandbox/tokens/revoke", "").statusCode())
                    .isEqualTo(200);
            assertThat(caller.get("/certifications/imp_000000000000", "Authorization", token)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void resetForgetsEverything() {
        String impUid = sandbox.certify("adult");
        caller.postJson("/sandbox/faults", "{\"fault\":\"status\"}");
        caller.postJson("/sandbox/clock", "{\"advance\":\"PT1H\"}");
        assertThat(caller.postJson("/sandbox/reset", "{}").statusCode()).isEqualTo(200);
        assertThat(caller.get("/sandbox/calls").body()).contains("\"calls\":[]");
        assertThat(caller.get("/sandbox/clock").body()).contains("03:00:00Z");
        assertThat(caller.certification(impUid).statusCode()).isEqualTo(404);
    }

    @Nested
    class Personas {

        @Test
        void areListedWithTodaysValues() {
            JsonObject list = json(caller.get("/sandbox/personas"));
            JsonArray personas = (JsonArray) list.find("personas").orElseThrow();
            assertThat(personas.elements()).hasSize(sandbox.personas().all().size());
            assertThat(((JsonObject) personas.elements().get(0)).print())
                    .startsWith("{\"id\":\"adult\",")
                    .contains("\"birthday\":\"1990-05-05\"", "\"seventh_digit\":1", "\"phone\":\"01000000001\"");
        }
    }

    @Nested
    class Page {

        @Test
        void saysPlainlyThatItIsASandbox() {
            HttpResponse<String> page = caller.get("/sandbox", "Accept", "text/html,*/*");
            assertThat(page.body()).contains("실제 본인확인이 아닙니다", "This is a sandbox", "turns-19-tomorrow");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(caller.get("/sandbox/page.css").headers().firstValue("Content-Type"))
                    .hasValue("text/css; charset=UTF-8");
        }

        @Test
        void isJsonForEverybodyElse() {
            assertThat(json(caller.get("/sandbox")).findString("notice").orElseThrow())
                    .startsWith("This is a sandbox");
        }

        @Test
        void namesWhatAMerchantSetsInBothForms() {
            var merchant = sandbox.merchant();

            for (var accept : List.of("text/html", "application/json")) {
                assertThat(caller.get("/sandbox", "Accept", accept).body())
                        .as(accept)
                        .contains(merchant.impKey(), merchant.impSecret(), merchant.code());
            }
        }

        @Test
        void isWhereTheRootLeads() {
            HttpResponse<String> root = caller.get("/");
            assertThat(root.statusCode()).isEqualTo(302);
            assertThat(root.headers().firstValue("Location")).hasValue("/sandbox");
        }
    }

    @Nested
    class ForeignPages {

        @ParameterizedTest
        @CsvSource({
            "Origin, https://evil.example",
            "Origin, null",
            "Origin, http://localhost",
            "Sec-Fetch-Site, cross-site"
        })
        void areRefused(String header, String value) {
            assertThat(caller.postJson("/sandbox/certifications", "{\"persona\":\"adult\"}", header, value)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(caller.get("/sandbox/personas", header, value).statusCode())
                    .isEqualTo(403);
            assertThat(caller.delete("/sandbox/faults", header, value).statusCode())
                    .isEqualTo(403);
        }

        @ParameterizedTest
        @CsvSource({
            // what a browser says of its page, and how reading and changing are answered
            "http://localhost:%d, same-origin, 200, 200",
            "https://localhost:%d, same-origin, 200, 200",
            "http://LOCALHOST:%d, , 200, 200",
            ", same-origin, 200, 200",
            ", none, 200, 200",
            ", , 200, 200",
            ", same-site, 200, 403",
            ", cross-site, 403, 403",
            ", something-new, 403, 403",
            "http://localhost:8080, same-site, 403, 403",
            "http://localhost:8080, , 403, 403",
            "http://127.0.0.1:%d, same-site, 403, 403",
            "http://evil.example, cross-site, 403, 403",
            "http://evil.example, same-origin, 403, 403",
            "null, cross-site, 403, 403",
            "null, , 403, 403",
            "'', , 403, 403"
        })
        void areToldFromTheSandboxsOwnAndFromTools(
                @Nullable String origin, @Nullable String site, int reading, int changing) {
            List<String> headers = new ArrayList<>();
            if (origin != null) {
                headers.addAll(List.of("Origin", origin.formatted(sandbox.port())));
            }
            if (site != null) {
                headers.addAll(List.of("Sec-Fetch-Site", site));
            }
            String[] said = headers.toArray(String[]::new);

            for (String path : List.of("personas", "messages", "faults", "calls", "clock")) {
                assertThat(caller.get("/sandbox/" + path, said).statusCode())
                        .as(path)
                        .isEqualTo(reading);
            }
            for (String path : List.of("reset", "tokens/revoke")) {
                assertThat(caller.send("POST", "/sandbox/" + path, "", said).statusCode())
                        .as(path)
                        .isEqualTo(changing);
            }
            for (String path : List.of("faults", "calls")) {
                assertThat(caller.delete("/sandbox/" + path, said).statusCode())
                        .as(path)
                        .isEqualTo(changing);
            }
            assertThat(caller.postJson("/sandbox/clock", "{\"advance\":\"PT1H\"}", said)
                            .statusCode())
                    .isEqualTo(changing);
        }

        @Test
        void cannotSendAPlainForm() {
            assertThat(caller.postForm("/sandbox/certifications", "persona=adult")
                            .statusCode())
                    .isEqualTo(415);
            assertThat(caller.send(
                                    "POST",
                                    "/sandbox/certifications",
                                    "{\"persona\":\"adult\"}",
                                    "Content-Type",
                                    "text/plain")
                            .statusCode())
                    .isEqualTo(415);
            assertThat(caller.postForm("/sandbox/tokens/revoke", "").statusCode())
                    .isEqualTo(415);
        }

        @Test
        void ofTheSandboxItselfMayCall() {
            assertThat(caller.postJson(
                                    "/sandbox/certifications", "{\"persona\":\"adult\"}", "Origin", sandbox.baseUrl())
                            .statusCode())
                    .isEqualTo(201);
        }
    }
}
