package dev.bonin.sandbox.fault;

import static dev.bonin.sandbox.Caller.json;
import static dev.bonin.sandbox.StoreCaller.inner;
import static dev.bonin.sandbox.StoreCaller.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SendBody;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.call.RecordedCall;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.http.ErrorType;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults on the routes of PortOne V2. */
class IdentityFaultsTest {
    private final Sandbox sandbox = Sandbox.start();
    private final StoreCaller caller = StoreCaller.of(sandbox);
    private final String id = sandbox.verify("adult");
    private final String sound = caller.get(id).body();

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** Those of V1, in the form of V2. */
    @Nested
    class OfBoth {

        @ParameterizedTest
        @CsvSource({
            "400, INVALID_REQUEST",
            "401, UNAUTHORIZED",
            "403, FORBIDDEN",
            "404, NOT_FOUND",
            "500, INTERNAL_SERVER_ERROR",
            "502, BAD_GATEWAY",
            "503, SERVICE_UNAVAILABLE",
            "504, GATEWAY_TIMEOUT"
        })
        void status(int status, String type) {
            HttpResponse<String> answer = getUnder(new Fault.Status(status));
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(json(answer).members()).containsOnlyKeys("type", "message");
            assertThat(type(answer)).isEqualTo(type);
        }

        @Test
        void rateLimit() {
            HttpResponse<String> answer = getUnder(new Fault.RateLimited(7));
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
            assertThat(type(answer)).isEqualTo("TOO_MANY_REQUESTS");
        }

        @Test
        void revokedTokenOfTheSecretIsOneRefusal() {
            assertThat(getUnder(new Fault.RevokedToken()).statusCode()).isEqualTo(401);
            assertThat(caller.get(id).body()).isEqualTo(sound);
        }

        @Test
        void revokedTokenIsRefusedForGood() {
            Caller anyone = new Caller(sandbox);
            String login = "{\"apiSecret\":\"" + sandbox.store().apiSecret() + "\"}";
            String token = json(anyone.postJson("/login/api-secret", login))
                    .findString("accessToken")
                    .orElseThrow();
            sandbox.nextAnswers(new Fault.RevokedToken());
            for (int call = 0; call < 2; call++) {
                assertThat(anyone.get("/identity-verifications/" + id, "Authorization", "Bearer " + token)
                                .statusCode())
                        .isEqualTo(401);
            }
        }

        @Test
        void brokenBodies() {
            assertThat(getUnder(new Fault.HtmlBody(502)).body()).startsWith("<html>");
            assertThat(getUnder(new Fault.EmptyBody()).body()).isEmpty();
            assertThat(sound).startsWith(getUnder(new Fault.TruncatedJson()).body());
            assertThat(getUnder(new Fault.OversizedBody(100_000)).body()).hasSizeGreaterThan(100_000);
            assertThat(json(getUnder(new Fault.EscapedKorean())).print()).isEqualTo(sound);
            assertThatThrownBy(() -> getUnder(new Fault.CutOff())).isInstanceOf(UncheckedIOException.class);
        }

        @Test
        void droppedConnectionAfterTheWorkIsDone() {
            caller.send("other", SendBody.adult());
            sandbox.nextAnswers(new Fault.Dropped().on(RestRoute.CONFIRM_IDENTITY_VERIFICATION));
            String otp = "{\"otp\":\"" + sandbox.messages().get(0).code() + "\"}";
            assertThatThrownBy(() -> caller.confirm("other", otp)).isInstanceOf(UncheckedIOException.class);
            assertThat(caller.record("other").findString("status")).hasValue("VERIFIED");
            assertThat(sandbox.calls().all()).extracting(RecordedCall::status).contains(0);
        }

        @Test
        void extraFieldsAtEveryDepth() {
            JsonObject record = json(getUnder(new Fault.ExtraFields()));
            assertThat(record.members()).containsKey("new_object");
            assertThat(inner(record, "verifiedCustomer").members()).containsKeys("name", "new_list");
            assertThat(inner(record, "channel").members()).containsKey("new_text");
        }

        @Test
        void thoseOfTheEnvelopeAreForV1Only() {
            for (Fault fault :
                    new Fault[] {new Fault.BusinessRefusal(), new Fault.NullResponse(), new Fault.WrongImpUid()}) {
                assertThat(fault.concerns(RestRoute.GET_IDENTITY_VERIFICATION)).isFalse();
                assertThat(getUnder(fault).body()).isEqualTo(sound);
            }
        }

        @ParameterizedTest
        @EnumSource(RestRoute.class)
        void strikeEveryRoute(RestRoute route) {
            sandbox.nextAnswers(new Fault.Status(503).on(route));
            String path = route.template().replaceAll("\\{.*\\}", "x");
            HttpResponse<String> answer = new Caller(sandbox).send(route.method(), path, "");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(json(answer).members()).containsKey(route.isV2() ? "type" : "code");
            assertThat(sandbox.calls().count(route)).isPositive();
        }
    }

    @Nested
    class OfV2 {

        @ParameterizedTest
        @EnumSource(ErrorType.class)
        void everyTypeOfError(ErrorType type) {
            HttpResponse<String> answer = getUnder(new IdentityFault.Refused(type));
            assertThat(answer.statusCode()).isEqualTo(type.status());
            assertThat(type(answer)).isEqualTo(type.name());
            assertThat(json(answer).find("pgCode").isPresent()).isEqualTo(type == ErrorType.PG_PROVIDER);
        }

        @Test
        void anErrorOfTheFuture() {
            HttpResponse<String> answer = getUnder(new IdentityFault.UnknownType(422));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(type(answer)).isEqualTo("SOMETHING_NEW");
        }

        @Test
        void anotherId() {
            JsonObject record = json(getUnder(new IdentityFault.WrongId()));
            assertThat(record.findString("id")).hasValue("another-id");
            assertThat(inner(record, "channel").findString("id")).hasValue("channel-id-danal");
        }

        @Test
        void aStatusOfTheFuture() {
            assertThat(json(getUnder(new IdentityFault.UnknownStatus())).findString("status"))
                    .hasValue("SOMETHING_NEW");
        }

        @Test
        void valuesOfTheFuture() {
            JsonObject record = json(getUnder(new IdentityFault.UnknownValues()));
            assertThat(inner(record, "verifiedCustomer").findString("gender")).hasValue("SOMETHING_NEW");
            assertThat(inner(record, "channel").findString("type")).hasValue("SOMETHING_NEW");
            assertThat(record.findString("status")).hasValue("VERIFIED");
        }

        @Test
        void optionalsAbsent() {
            JsonObject record = json(getUnder(new IdentityFault.OptionalsAbsent()));
            assertThat(inner(record, "verifiedCustomer").members()).containsOnlyKeys("name");
            assertThat(record.members()).doesNotContainKey("channel").containsKeys("pgTxId", "pgRawResponse");
        }

        @Test
        void optionalsNull() {
            JsonObject record = json(getUnder(new IdentityFault.OptionalsNull()));
            assertThat(record.find("channel")).hasValue(JsonNull.INSTANCE);
            assertThat(inner(record, "verifiedCustomer").find("ci")).hasValue(JsonNull.INSTANCE);
            assertThat(inner(record, "verifiedCustomer").findString("name")).isPresent();
        }

        @Test
        void concernListsToo() {
            sandbox.nextAnswers(new IdentityFault.UnknownStatus());
            JsonArray items = (JsonArray) json(caller.list("{}")).find("items").orElseThrow();
            assertThat(((JsonObject) items.elements().get(0)).findString("status"))
                    .hasValue("SOMETHING_NEW");
        }

        @Test
        void leaveV1Alone() {
            sandbox.nextAnswers(new IdentityFault.Refused(ErrorType.FORBIDDEN));
            assertThat(new Caller(sandbox)
                            .certification(sandbox.certify("adult"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(caller.get(id).statusCode()).isEqualTo(403);
        }
    }

    @Nested
    class OverHttp {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"fault\":\"refused\",\"type\":\"PG_PROVIDER\"}",
                    "{\"fault\":\"unknown_type\",\"status\":409}",
                    "{\"fault\":\"wrong_id\"}",
                    "{\"fault\":\"unknown_status\"}",
                    "{\"fault\":\"unknown_values\"}",
                    "{\"fault\":\"optionals_absent\"}",
                    "{\"fault\":\"optionals_null\"}",
                    "{\"fault\":\"status\",\"route\":\"GET /identity-verifications/{identityVerificationId}\"}"
                })
        void isPlannedAndStrikesOnce(String plan) {
            assertThat(plan(plan).statusCode()).isEqualTo(200);
            assertThat(caller.get(id).body()).isNotEqualTo(sound);
            assertThat(caller.get(id).body()).isEqualTo(sound);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"fault\":\"refused\"}",
                    "{\"fault\":\"refused\",\"type\":\"SOMETHING_NEW\"}",
                    "{\"fault\":\"unknown_type\",\"status\":200}",
                    "{\"fault\":\"wrong_id\",\"route\":\"POST /login/api-secret\"}",
                    "{\"fault\":\"wrong_id\",\"route\":\"GET /certifications/{imp_uid}\"}",
                    "{\"fault\":\"null_response\",\"route\":\"GET /identity-verifications\"}"
                })
        void isRefused(String plan) {
            assertThat(plan(plan).statusCode()).isEqualTo(400);
        }

        private HttpResponse<String> plan(String plan) {
            return new Caller(sandbox).postJson("/sandbox/faults", plan);
        }
    }

    private HttpResponse<String> getUnder(Fault fault) {
        sandbox.clearFaults();
        sandbox.nextAnswers(fault);
        return caller.get(id);
    }
}
