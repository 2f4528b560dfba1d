package dev.bonin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.reason.CallReason;
import dev.bonin.reason.ReasonCatalog;
import dev.bonin.source.SourceException;
import dev.bonin.source.SourceException.Kind;
import dev.bonin.verification.Mode;
import dev.bonin.web.answer.Answer;
import dev.bonin.web.answer.ProblemAnswers;
import dev.bonin.web.answer.ResultPage;
import dev.bonin.web.problem.BadInputException;
import dev.bonin.web.problem.Problems;
import dev.bonin.web.problem.TooManyRequestsException;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletMapping;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A refused call is one line of the log, and what it brought is not in it. */
@ExtendWith(OutputCaptureExtension.class)
class CallLogTest {
    private static final String ID = "of-the-proxy-1";

    private final Problems problems = new Problems(new ReasonCatalog(), new Random());
    private final BrowserEndpoints endpoints = new BrowserEndpoints(
                    new BrowserGuard(new CallerOrigin(Mode.LIVE, URI.create("https://shop.example")), problems),
                    problems,
                    new ProblemAnswers(new ResultPage()))
            .post("/refused", request -> {
                throw new BadInputException(CallReason.MISSING_IMP_UID);
            })
            .post("/flooded", request -> {
                throw new TooManyRequestsException("starts", Duration.ofSeconds(1));
            })
            .post("/broken", request -> {
                var failure = new IllegalStateException("Kim Ji-u", new IOException("phone=01000001234"));
                failure.addSuppressed(new IllegalArgumentException("01000001234"));
                throw failure;
            })
            .post("/away", request -> {
                throw new SourceException(Kind.UNAVAILABLE, null, new IOException("phone=01000001234"));
            })
            .post("/mdc", request -> Answer.json(200, Map.of("id", String.valueOf(MDC.get("request_id")))));

    @AfterEach
    void clear() {
        MDC.clear();
    }

    @Test
    void hasOneLineOfARefusedCall(CapturedOutput log) throws Exception {
        var answer = call("POST", "/refused?name=CANARY", "/refused");

        assertThat(lines(log))
                .singleElement()
                .asString()
                .contains("INFO")
                .contains("Call refused: POST /pages/refused: missing_imp_uid (request_id " + ID + ")");
        assertThat(answer.getContentAsString()).contains("\"request_id\":\"" + ID + "\"");
        assertThat(log.getAll()).doesNotContain("CANARY");
    }

    @Test
    void hasThePlaceOfAnUnexpectedFailureAndNoMessageOfIt(CapturedOutput log) throws Exception {
        var answer = call("POST", "/broken", "/broken");

        assertThat(answer.getContentAsString()).contains("internal_error");
        assertThat(log.getAll())
                .contains("Unexpected failure; answered with internal_error (request_id " + ID + ")")
                .contains("java.lang.IllegalStateException", "java.io.IOException", "at dev.bonin.web.CallLogTest.")
                .doesNotContain("Kim Ji-u", "01000001234");
    }

    @Test
    void hasNoMessageOfWhatMadeASourceFail(CapturedOutput log) throws Exception {
        assertThat(call("POST", "/away", "/away").getStatus()).isEqualTo(503);

        assertThat(log.getAll())
                .contains("Call to PortOne failed (request_id " + ID + "): UNAVAILABLE, java.io.IOException")
                .doesNotContain("01000001234");
    }

    @Test
    void hasNoAddressThatACallerMadeUp(CapturedOutput log) throws Exception {
        call("POST", "/CANARY", "/CANARY");
        call("CANARY", "/refused", "/refused");

        assertThat(lines(log)).hasSize(2);
        assertThat(lines(log).get(0)).contains("POST /pages/*: not_found");
        assertThat(lines(log).get(1)).contains("other /pages/refused: ");
        assertThat(log.getAll()).doesNotContain("CANARY");
    }

    /** The level of tests is DEBUG or INFO, as the logging library starts. */
    @Test
    void keepsWhatComesInFloodsBelowInfo(CapturedOutput log) throws Exception {
        assertThat(call("POST", "/flooded", "/flooded").getStatus()).isEqualTo(429);

        assertThat(lines(log)).noneMatch(line -> line.contains("INFO"));
    }

    @Test
    void hasTheIdInTheMdcForTheTimeOfTheCall() throws Exception {
        MDC.put("request_id", "the application's");

        assertThat(call("POST", "/mdc", "/mdc").getContentAsString()).contains(ID);
        assertThat(MDC.get("request_id")).isEqualTo("the application's");

        MDC.clear();
        call("POST", "/refused", "/refused");
        assertThat(MDC.get("request_id")).isNull();
    }

    private static List<String> lines(CapturedOutput log) {
        return log.getAll()
                .lines()
                .filter(line -> line.contains("Call refused"))
                .toList();
    }

    private MockHttpServletResponse call(String method, String address, String path) throws Exception {
        var request = new MockHttpServletRequest(method, "/pages" + address);
        request.setServletPath("/pages");
        request.setPathInfo(path);
        request.setHttpServletMapping(new MockHttpServletMapping(path, "/pages/*", "bonin", MappingMatch.PATH));
        request.addHeader("X-Request-Id", ID);
        var response = new MockHttpServletResponse();
        endpoints.handle(request, response);
        return response;
    }
}
