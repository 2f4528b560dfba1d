package dev.bonin.sandbox.fault;

import static dev.bonin.sandbox.Caller.json;
import static dev.bonin.sandbox.Caller.payload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.call.RecordedCall;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.rest.AnswerStyle;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
    private final Sandbox sandbox = Sandbox.start(
            SandboxConfig.defaults().withAnswers(AnswerStyle.defaults().withEscaped(false)));
    private final Caller caller = new Caller(sandbox);
    private final String impUid = sandbox.certify("adult");
    private final String token = caller.token();
    private final String sound = get().body();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Nested
    class Kinds {

        @Test
        void statusInTheEnvelope() {
            HttpResponse<String> answer = getUnder(new Fault.Status(500));
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).startsWith("{\"code\":-1,").endsWith("\"response\":null}");
        }

        @Test
        void rateLimitWithRetryAfter() {
            HttpResponse<String> answer = getUnder(new Fault.RateLimited(7));
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        }

        @Test
        void revokedTokenIsRefusedForGoodAndReplacedByANewOne() {
            assertThat(getUnder(new Fault.RevokedToken()).statusCode()).isEqualTo(401);
            assertThat(get().statusCode()).isEqualTo(401);
            assertThat(caller.token()).isNotEqualTo(token);
            assertThat(caller.certification(impUid).body()).isEqualTo(sound);
        }

        @Test
        void htmlBody() {
            HttpResponse<String> answer = getUnder(new Fault.HtmlBody(200));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html");
            assertThat(answer.body()).startsWith("<html>");
        }

        @Test
        void emptyBody() {
            HttpResponse<String> answer = getUnder(new Fault.EmptyBody());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }

        @Test
        void truncatedJson() {
            HttpResponse<String> answer = getUnder(new Fault.TruncatedJson());
            assertThat(answer.body()).isNotEmpty().hasSizeLessThan(sound.length());
            assertThat(sound).startsWith(answer.body());
        }

        @Test
        void cutOffBody() {
            assertThatThrownBy(() -> getUnder(new Fault.CutOff())).isInstanceOf(UncheckedIOException.class);
        }

        @Test
        void businessRefusalUnder200() {
            HttpResponse<String> answer = getUnder(new Fault.BusinessRefusal());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith("{\"code\":1,").endsWith("\"response\":null}");
        }

        @Test
        void nullResponseUnderCodeZero() {
            assertThat(getUnder(new Fault.NullResponse()).body())
                    .isEqualTo("{\"code\":0,\"message\":null,\"response\":null}");
        }

        @Test
        void wrongImpUid() {
            assertThat(payload(getUnder(new Fault.WrongImpUid())).findString("imp_uid"))
                    .hasValueSatisfying(answered -> assertThat(answered).isNotEqualTo(impUid));
        }

        @Test
        void droppedConnectionAfterTheWorkIsDone() {
            sandbox.nextAnswers(new Fault.Dropped().on(RestRoute.DELETE_CERTIFICATION));
            assertThatThrownBy(() -> caller.delete("/certifications/" + impUid, "Authorization", token))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(get().statusCode()).isEqualTo(404);
            assertThat(sandbox.calls().all()).extracting(RecordedCall::status).contains(0);
        }

        @Test
        void oversizedBody() {
            HttpResponse<String> answer = getUnder(new Fault.OversizedBody(2_000_000));
            assertThat(answer.body()).hasSizeGreaterThan(2_000_000);
            assertThat(payload(answer).findString("imp_uid")).hasValue(impUid);
        }

        @Test
        void extraFieldsBesideTheKnownOnes() {
            HttpResponse<String> answer = getUnder(new Fault.ExtraFields());
            assertThat(json(answer).members()).containsKeys("code", "new_object");
            assertThat(payload(answer).members()).containsKeys("imp_uid", "new_list");
        }

        @Test
        void escapedKoreanMeansTheSame() {
            HttpResponse<String> answer = getUnder(new Fault.EscapedKorean());
            assertThat(answer.body()).contains("\\ud64d\\uae38\\ub3d9").isNotEqualTo(sound);
            assertThat(json(answer).print()).isEqualTo(sound);
        }

        @Test
        void lateAnswerIsRightButLate() {
            long before = System.nanoTime();
            HttpResponse<String> answer = getUnder(new Fault.Late(Duration.ofMillis(150)));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
            assertThat(answer.body()).isEqualTo(sound);
        }

        @Test
        void stallEndsWhenTheSandboxCloses() {
            sandbox.nextAnswers(new Fault.Stalled());
            CompletableFuture<HttpResponse<String>> pending = CompletableFuture.supplyAsync(FaultsTest.this::get);
            assertThatThrownBy(() -> pending.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            sandbox.close();
            assertThatThrownBy(() -> pending.get(60, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UncheckedIOException.class);
        }
    }

    @Nested
    class Planning {

        @Test
        void strikesOncePerFaultAndInOrder() {
            sandbox.nextAnswers(new Fault.Status(500), new Fault.Status(503));
            assertThat(List.of(get().statusCode(), get().statusCode(), get().statusCode()))
                    .containsExactly(500, 503, 200);
        }

        @Test
        void strikesAsOftenAsPlanned() {
            sandbox.nextAnswers(new Fault.Status(500).times(2));
            assertThat(List.of(get().statusCode(), get().statusCode(), get().statusCode()))
                    .containsExactly(500, 500, 200);
        }

        @Test
        void strikesOnItsRouteOnly() {
            sandbox.nextAnswers(new Fault.Status(500).on(RestRoute.GET_TOKEN));
            assertThat(get().statusCode()).isEqualTo(200);
            assertThat(caller.postJson("/users/getToken", "{}").statusCode()).isEqualTo(500);
        }

        @Test
        void leavesCallsAloneThatTheFaultDoesNotConcern() {
            sandbox.nextAnswers(new Fault.WrongImpUid());
            assertThat(caller.token()).isEqualTo(token);
            assertThat(get().body()).isNotEqualTo(sound);
        }

        @Test
        void isForgottenOnRequest() {
            sandbox.nextAnswers(new Fault.Status(500));
            sandbox.clearFaults();
            assertThat(get().statusCode()).isEqualTo(200);
        }

        @Test
        void refusesARouteThatTheFaultCannotStrike() {
            assertThatThrownBy(() -> new Fault.RevokedToken().on(RestRoute.GET_TOKEN))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class OverHttp {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"fault\":\"status\",\"status\":503}",
                    "{\"fault\":\"rate_limited\",\"retry_after\":3}",
                    "{\"fault\":\"revoked_token\"}",
                    "{\"fault\":\"html_body\"}",
                    "{\"fault\":\"empty_body\"}",
                    "{\"fault\":\"truncated_json\"}",
                    "{\"fault\":\"business_refusal\"}",
                    "{\"fault\":\"null_response\"}",
                    "{\"fault\":\"wrong_imp_uid\"}",
                    "{\"fault\":\"oversized_body\",\"bytes\":5}",
                    "{\"fault\":\"extra_fields\"}",
                    "{\"fault\":\"escaped_korean\",\"times\":1,\"route\":\"GET /certifications/{imp_uid}\"}"
                })
        void isPlannedAndStrikesOnce(String plan) {
            assertThat(caller.postJson("/sandbox/faults", plan).statusCode()).isEqualTo(200);
            assertThat(get().body()).isNotEqualTo(sound);
            assertThat(caller.certification(impUid).body()).isEqualTo(sound);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"fault\":\"cut_off\"}",
                    "{\"fault\":\"stalled\"}",
                    "{\"fault\":\"dropped\"}",
                    "{\"fault\":\"late\",\"delay\":\"PT0.1S\"}"
                })
        void isListedAndCleared(String plan) {
            assertThat(caller.postJson("/sandbox/faults", plan).body()).contains("\"times\":1");
            assertThat(caller.delete("/sandbox/faults").statusCode()).isEqualTo(200);
            assertThat(caller.get("/sandbox/faults").body()).isEqualTo("{\"waiting\":[]}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{} | fault: missing",
                    "{\"fault\":\"x\"} | fault: unknown (expected: one of business_refusal, ",
                    "{\"fault\":\"status\",\"status\":200} | status: 200 (expected: 400 to 599)",
                    "{\"fault\":\"status\",\"status\":\"500\"} | status: out of range or another type",
                    "{\"fault\":\"status\",\"times\":0} | times: 0 (expected: 1 to 1000)",
                    "{\"fault\":\"status\",\"times\":4294967297} | times: out of range",
                    "{\"fault\":\"status\",\"bytes\":1} | field: bytes",
                    "{\"fault\":\"status\",\"route\":\"GET /x\"} | route: unknown",
                    "{\"fault\":\"revoked_token\",\"route\":\"POST /users/getToken\"} | route: POST",
                    "{\"fault\":\"late\"} | delay: missing",
                    "{\"fault\":\"late\",\"delay\":\"5\"} | delay: unreadable",
                    "{\"fault\":\"late\",\"delay\":\"PT1H\"} | delay: PT1H",
                    "{\"fault\":\"oversized_body\",\"bytes\":999999999} | bytes: 999999999"
                })
        void isRefusedWithTheNameOfWhatIsWrong(String plan, String message) {
            HttpResponse<String> refused = caller.postJson("/sandbox/faults", plan);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(json(refused).findString("message").orElseThrow()).startsWith(message);
        }
    }

    private HttpResponse<String> getUnder(Fault fault) {
        sandbox.nextAnswers(fault);
        return get();
    }

    private HttpResponse<String> get() {
        return caller.get("/certifications/" + impUid, "Authorization", token);
    }
}
