package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.fault.Fault;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever PortOne does, the caller gets a clear problem in time, and the verification is not lost by it. */
class UpstreamFaultTest {
    private static final int LONGER_THAN_ANY_REPETITION = 20;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start("bonin.portone.timeout=5s"); // only one fault lasts so long
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void clear() {
        server.sandbox().clearFaults();
    }

    private record Row(String what, Fault fault, int status, String code) {
        @Override
        public String toString() {
            return what;
        }
    }

    static final List<Row> FAULTS = List.of(
            new Row("500", new Fault.Status(500), 503, "portone_unavailable"),
            new Row("503", new Fault.Status(503), 503, "portone_unavailable"),
            new Row("429", new Fault.RateLimited(30), 503, "portone_unavailable"),
            new Row("connection dropped", new Fault.Dropped(), 503, "portone_unavailable"),
            new Row("no answer", new Fault.Stalled(), 504, "portone_timed_out"),
            new Row("a gateway's page", new Fault.HtmlBody(200), 502, "portone_unrecognized_answer"),
            new Row("empty body", new Fault.EmptyBody(), 502, "portone_unrecognized_answer"),
            new Row("half a body", new Fault.TruncatedJson(), 502, "portone_unrecognized_answer"),
            new Row("huge body", new Fault.OversizedBody(1024 * 1024), 502, "portone_unrecognized_answer"),
            new Row("200 with code 1", new Fault.BusinessRefusal(), 502, "portone_unrecognized_answer"),
            new Row("200 without response", new Fault.NullResponse(), 502, "portone_unrecognized_answer"),
            new Row("404 in HTML", new Fault.HtmlBody(404), 502, "portone_unrecognized_answer"),
            new Row("401 for good", new Fault.Status(401), 502, "portone_credentials_refused"),
            new Row("403", new Fault.Status(403), 502, "portone_credentials_refused"),
            new Row("another's record", new Fault.WrongImpUid(), 404, "not_this_request"));

    @ParameterizedTest
    @FieldSource("FAULTS")
    void tellsWhatPortOneDidAndLosesNothing(Row row) {
        var impUid = sandbox().certify("adult");
        sandbox().nextAnswers(row.fault().times(LONGER_THAN_ANY_REPETITION).on(RestRoute.GET_CERTIFICATION));

        BadInputTest.assertProblem(server.finish(impUid), row.status(), row.code());

        sandbox().clearFaults();
        assertThat(server.finish(impUid).statusCode())
                .as("the same finish, later")
                .isEqualTo(200);
    }

    @Test
    void saysWhenToComeBack() {
        sandbox()
                .nextAnswers(new Fault.RateLimited(30)
                        .times(LONGER_THAN_ANY_REPETITION)
                        .on(RestRoute.GET_CERTIFICATION));

        var answer = server.finish(sandbox().certify("adult"));

        assertThat(answer.headers().firstValue("Retry-After")).contains("30");
    }

    @Test
    void survivesOneFailureWithoutTheCallerNoticing() {
        var impUid = sandbox().certify("adult");
        sandbox().nextAnswers(new Fault.Status(503));

        assertThat(server.finish(impUid).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesARecordThatNobodyWasCertifiedUnder() {
        var impUid = sandbox().certify(CertificationOrder.of("adult").with("certified", false));

        BadInputTest.assertProblem(server.finish(impUid), 422, "not_certified");
    }

    @Test
    void refusesAnOldVerificationAndOneOfTheFuture() {
        var now = Instant.now().getEpochSecond();
        var old = sandbox().certify(CertificationOrder.of("adult").with("certified_at", now - 330));
        var future = sandbox().certify(CertificationOrder.of("adult").with("certified_at", now + 600));

        BadInputTest.assertProblem(server.finish(old), 422, "stale");
        BadInputTest.assertProblem(server.finish(future), 422, "stale");
    }

    @Test
    void refusesSecondUseOfTheSameVerification() {
        var impUid = sandbox().certify("adult");

        assertThat(server.finish(impUid).statusCode()).isEqualTo(200);
        BadInputTest.assertProblem(server.finish(impUid), 404, "not_this_request");
    }

    @Test
    void answersAForeignAnUnknownAndAUsedIdAlike() {
        var used = sandbox().certify("adult");
        server.finish(used);

        assertThat(withoutIds(server.finish(used).body()))
                .isEqualTo(withoutIds(server.finish("imp_000000000000").body()));
    }

    @Test
    void asksPortOneOncePerVerification() {
        server.finish(sandbox().certify("adult"));
        sandbox().calls().clear();

        for (int i = 0; i < 20; i++) {
            assertThat(server.finish(sandbox().certify("adult")).statusCode()).isEqualTo(200);
        }

        assertThat(sandbox().calls().all()).hasSize(20);
    }

    private static String withoutIds(String problem) {
        return JsonPath.parse(problem)
                .delete("$.request_id")
                .delete("$.verification_id")
                .delete("$.steps")
                .jsonString();
    }

    private static Sandbox sandbox() {
        return server.sandbox();
    }
}
