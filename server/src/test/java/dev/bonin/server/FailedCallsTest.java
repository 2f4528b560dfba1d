package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.endpoint.FailingEndpoint;
import dev.bonin.server.connection.ConnectionLimits;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;

/** Whatever fails is a problem with an id, and one line of the log has that id and nothing that was sent. */
@ExtendWith(OutputCaptureExtension.class)
class FailedCallsTest {
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.startWithBeans(
                Map.of("failingEndpoint", new FailingEndpoint(), "failingFilter", failingFilter()),
                ShopServer.settings("shop"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static FilterRegistrationBean<Filter> failingFilter() {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            throw new ServletException(FailingEndpoint.QUOTED, new IllegalStateException(FailingEndpoint.QUOTED));
        });
        filter.addUrlPatterns("/filtered/*");
        return filter;
    }

    /** Returns the lines with the id of the call. */
    private static List<String> lines(CapturedOutput log, HttpResponse<String> answer) {
        String id = JsonPath.read(answer.body(), "$.request_id");
        return log.getAll()
                .lines()
                .filter(line -> line.contains("request_id " + id + ")"))
                .toList();
    }

    @Test
    void anErrorOfAnEndpointIsOne(CapturedOutput log) {
        var answer = server.get("/failing/linkage");

        BadInputTest.assertProblem(answer, 500, "internal_error");
        assertThat(lines(log, answer)).singleElement().asString().contains("ERROR");
        assertThat(log.getAll()).contains("NoClassDefFoundError");
    }

    @ParameterizedTest
    @CsvSource({
        "/failing/memory, 500, internal_error, ERROR, java.lang.OutOfMemoryError at ",
        "/failing/away, 503, overloaded, WARN, ResponseStatusException at ",
        "/filtered/x, 500, internal_error, ERROR, java.lang.IllegalStateException at dev.bonin.server.FailedCallsTest"
    })
    void soIsWhatFailsOutsideOfThem(
            String address, int status, String code, String level, String cause, CapturedOutput log) {
        var answer = server.get(address);

        BadInputTest.assertProblem(answer, status, code);
        assertThat(lines(log, answer))
                .singleElement()
                .asString()
                .contains(level, "Call failed: GET ", code + " with ", cause);
        assertThat(log.getAll()).doesNotContain("CANARY", "010-0000");
    }

    @Test
    void aCallThatASpringConverterRefusesIsNone(CapturedOutput log) {
        BadInputTest.assertProblem(server.get("/failing/typed?number=CANARY"), 400, "bad_request");

        assertThat(log.getAll()).contains("Call refused: GET ").doesNotContain("CANARY", "\tat ");
    }

    @Test
    void anUndecodableQueryOfAnOperatorIsNone(CapturedOutput log) throws Exception {
        var answer = RawHttp.exchange(
                server.managementPort(),
                RawHttp.request(
                        "GET /actuator/prometheus?includedNames=%zz HTTP/1.1", "Host: localhost", "Connection: close"));

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"malformed_form\"");
        assertThat(log.getAll()).doesNotContain("\tat ", "ERROR");
    }

    @Test
    void neitherIsARefusalOfTheManagementPort(CapturedOutput log) {
        try (var open = RunningServer.start(
                "management.endpoints.web.exposure.include=metrics,loggers",
                "management.endpoint.metrics.access=unrestricted",
                "management.endpoint.loggers.access=unrestricted")) {
            BadInputTest.assertProblem(
                    open.send(managed(open, "metrics/jvm.memory.used?tag=CANARY")), 400, "bad_request");
            for (var body : List.of("{\"configuredLevel\":\"CANARY\"}", "{CANARY")) {
                var call = managed(open, "loggers/root").header("Content-Type", "application/json");
                BadInputTest.assertProblem(open.send(call.POST(BodyPublishers.ofString(body))), 400, "bad_request");
            }
        }
        assertThat(log.getAll()).contains("Call refused: POST -: bad_request").doesNotContain("CANARY", "\tat ");
    }

    private static HttpRequest.Builder managed(RunningServer server, String endpoint) {
        return HttpRequest.newBuilder(
                URI.create("http://localhost:" + server.managementPort() + "/actuator/" + endpoint));
    }

    @Test
    void callsThatANodeSendsAwayAreInTheLog(CapturedOutput log) {
        try (var ending = RunningServer.start()) {
            ending.part(ConnectionLimits.class).refuseAfter(Duration.ZERO);

            var answer = ending.get("/certifications/bonin.js");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(lines(log, answer))
                    .singleElement()
                    .asString()
                    .contains("WARN", "Call failed: GET -: shutting_down with 503");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH", "DELETE"})
    void aMethodThatIsNotOfferedIsTheOneThatWasCalled(String method, CapturedOutput log) {
        var answer = server.send(server.request("/openapi.json").method(method, BodyPublishers.noBody()));

        BadInputTest.assertProblem(answer, 405, "method_not_allowed");
        assertThat(log.getAll()).contains("Call refused: " + method + " /openapi.json: method_not_allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at_source=%zz", "at_source=%ff", "x=%", "at_source=true&x=%zz"})
    void anErasureWhoseQueryCannotBeDecodedIsNone(String query, CapturedOutput log) throws Exception {
        var answer = RawHttp.exchange(
                server.port(),
                RawHttp.request(
                        "DELETE /v1/verifications/0mx?" + query + " HTTP/1.1",
                        "Host: localhost",
                        "Authorization: " + ShopServer.of(server, "shop").authorization(),
                        "Connection: close"));

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"malformed_parameter\"");
        assertThat(log.getAll()).doesNotContain("\tat ", "ERROR");
    }
}
