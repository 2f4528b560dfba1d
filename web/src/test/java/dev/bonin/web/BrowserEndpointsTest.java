package dev.bonin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.reason.CallReason;
import dev.bonin.reason.ReasonCatalog;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import dev.bonin.web.answer.Answer;
import dev.bonin.web.answer.ProblemAnswers;
import dev.bonin.web.answer.ResultPage;
import dev.bonin.web.problem.BadInputException;
import dev.bonin.web.problem.Problems;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whichever endpoint is added, the guard stands before it, and whatever it throws is a problem. */
class BrowserEndpointsTest {
    private final Problems problems = new Problems(new ReasonCatalog(), new SecureRandom());
    private final BrowserEndpoints endpoints = new BrowserEndpoints(
                    new BrowserGuard(new CallerOrigin(Mode.LIVE, URI.create("https://shop.example")), problems),
                    problems,
                    new ProblemAnswers(new ResultPage()))
            .post("/start", request -> Answer.json(201, Map.of("a", 1)))
            .page("", request -> Answer.text(200, "text/html", "page"))
            .visit("/redirect", request -> Answer.json(200, Map.of()))
            .file("/script.js", request -> Answer.text(200, "text/javascript", "1"))
            .files(name -> name.equals("page.css") ? Optional.of(Answer.text(200, "text/css", "")) : Optional.empty())
            .post("/cookie", request -> Answer.empty(204).withCookie("bonin=2"))
            .post("/missing", request -> {
                throw new BadInputException(CallReason.MISSING_IMP_UID);
            })
            .post("/lost", request -> {
                throw new StoreException(StoreException.Kind.UNKNOWN, "lost");
            })
            .post("/broken", request -> {
                throw new StoreException(StoreException.Kind.UNAVAILABLE, "away");
            })
            .post("/surprise", request -> {
                throw new IllegalStateException("010-1234-5678");
            })
            .post("/handler", request -> {
                throw new NoClassDefFoundError("of the application's handler");
            });

    @ParameterizedTest
    @CsvSource({
        "POST, /start, 201",
        "GET, '', 200",
        "HEAD, '', 200",
        "GET, /redirect, 200",
        "GET, /script.js, 200",
        "HEAD, /script.js, 200",
        "GET, /page.css, 200",
        "GET, /other.css, 404",
        "GET, /, 404",
        "GET, /start/, 404",
        "POST, /other, 404",
        "GET, /START, 404"
    })
    void answersAtItsAddressesAlone(String method, String path, int status) throws Exception {
        assertThat(call(method, path).getStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /start, 'OPTIONS, POST'",
        "PUT, /start, 'OPTIONS, POST'",
        "HEAD, /redirect, 'GET, OPTIONS'",
        "POST, /redirect, 'GET, OPTIONS'",
        "POST, '', 'GET, HEAD, OPTIONS'",
        "POST, /script.js, 'GET, HEAD, OPTIONS'",
        "TRACE, /start, 'OPTIONS, POST'"
    })
    void namesTheMethodsThatAnAddressHas(String method, String path, String allowed) throws Exception {
        var answer = call(method, path);

        assertThat(answer.getStatus()).isEqualTo(405);
        assertThat(answer.getHeader("Allow")).isEqualTo(allowed);
        assertThat(answer.getContentAsString()).contains("\"code\":\"method_not_allowed\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/start", "/redirect", "", "/script.js", "/missing", "/nowhere"})
    void letsNoForeignPageChangeAnything(String path) throws Exception {
        for (var method : new String[] {"POST", "PUT", "DELETE", "OPTIONS"}) {
            var request = request(method, path);
            request.addHeader("Origin", "https://evil.example");

            var answer = handle(request);

            assertThat(answer.getStatus()).as(method).isEqualTo(403);
            assertThat(answer.getContentAsString()).contains("\"code\":\"cross_site\"");
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void answersThePreflightOfOurOwnPage() throws Exception {
        var request = request("OPTIONS", "/start");
        request.addHeader("Origin", "https://shop.example");
        request.addHeader("Access-Control-Request-Method", "POST");

        var answer = handle(request);

        assertThat(answer.getStatus()).isEqualTo(204);
        assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo("https://shop.example");
        assertThat(answer.getHeader("Vary")).isEqualTo("Origin");
    }

    @ParameterizedTest
    @CsvSource({
        "/missing, 400, missing_imp_uid, ",
        "/broken, 503, storage_unavailable, 2",
        "/lost, 503, result_unknown, 2",
        "/surprise, 500, internal_error, ",
        "/handler, 500, internal_error, "
    })
    void answersWhateverIsThrownWithAProblem(String path, int status, String code, String retryAfter) throws Exception {
        var answer = call("POST", path);

        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString())
                .contains("\"code\":\"" + code + "\"")
                .doesNotContain("010-1234-5678");
        assertThat(answer.getHeader("Retry-After")).isEqualTo(retryAfter);
    }

    @Test
    void leavesTheCookiesThatOthersHaveSet() throws Exception {
        var response = new MockHttpServletResponse();
        response.addHeader("Set-Cookie", "SESSION=1");

        endpoints.handle(request("POST", "/cookie"), response);

        assertThat(response.getHeaders("Set-Cookie")).containsExactly("SESSION=1", "bonin=2");
    }

    @Test
    void showsAPersonWhoFollowedALinkAPage() throws Exception {
        var request = request("GET", "/other.css");
        request.addHeader("Accept", "text/html");

        var answer = handle(request);

        assertThat(answer.getStatus()).isEqualTo(404);
        assertThat(answer.getContentType()).startsWith("text/html");
        assertThat(answer.getContentAsString()).contains("request_id");
    }

    private MockHttpServletResponse call(String method, String path) throws Exception {
        return handle(request(method, path));
    }

    private MockHttpServletResponse handle(MockHttpServletRequest request) throws Exception {
        var response = new MockHttpServletResponse();
        endpoints.handle(request, response);
        return response;
    }

    private static MockHttpServletRequest request(String method, String path) {
        var request = new MockHttpServletRequest(method, "/pages" + path);
        request.setServletPath("/pages");
        request.setPathInfo(path.isEmpty() ? null : path);
        return request;
    }
}
