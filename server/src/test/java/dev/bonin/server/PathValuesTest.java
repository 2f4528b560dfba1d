package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What an endpoint reads from its path is what the client sent: nothing is cut out of it, so that no account is taken
 * for another.
 */
class PathValuesTest {
    private static final List<String> CUT = List.of(
            "kim;2", "kim;", ";kim", "kim;a=b", "..", ".", "%2e%2e", "%2E", "kim/..", "kim/./x", "kim//x", "/kim");

    private static MemberServer members;
    private static RunningServer server;
    private static Members shop;

    @BeforeAll
    static void start() {
        members = MemberServer.start();
        server = members.running;
        shop = members.shop();
    }

    @AfterAll
    static void stop() {
        members.close();
    }

    private record Call(String method, String path) {}

    /** Every endpoint of applications that has a value in its path, also those that are yet to come. */
    static Stream<Call> calls() {
        return server.part(RequestMappingHandlerMapping.class).getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/v1/") && path.contains("{"))
                        .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                .map(method -> new Call(method.name(), path))));
    }

    @Test
    void knowsTheEndpoints() {
        assertThat(calls()).hasSizeGreaterThanOrEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("calls")
    void refusesWhatWouldBeCutOut(Call call) throws Exception {
        for (var value : CUT) {
            var path = call.path().replaceFirst("\\{[^}]*}", value);

            assertThat(answer(call.method(), path))
                    .as(call.method() + " " + path)
                    .startsWith("HTTP/1.1 400 ")
                    .containsIgnoringCase("content-type: application/problem+json")
                    .contains("\"code\":\"malformed_member\"")
                    .doesNotContain("kim");
        }
    }

    @Test
    void takesAnEncodedSemicolonAsPartOfTheId() throws Exception {
        shop.signedUp("kim;2", "adult");

        assertThat(answer("GET", "/v1/accounts/kim%3B2")).contains("\"account\":\"kim;2\"");
        assertThat(answer("GET", "/v1/accounts/kim")).contains("\"code\":\"unknown_account\"");
        assertThat(answer("DELETE", "/v1/accounts/kim;2")).contains("\"code\":\"malformed_member\"");
        assertThat(answer("GET", "/v1/accounts/kim%3B2")).startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/certifications;x/bonin.js",
                "/certifications/../certifications/bonin.js",
                "/verify;x",
                "/verify/./token.js",
                "//verify",
                "/demo;x/setup",
                "/demo/%2e%2e/demo/setup",
                "/x/../v1/accounts/kim",
                "/;/"
            })
    void refusesItEverywhereElseToo(String path) throws Exception {
        assertThat(answer("GET", path))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator;x/health", "/actuator/../actuator/health", "//actuator/health"})
    void refusesItOnTheManagementPortToo(String path) throws Exception {
        assertThat(RawHttp.exchange(
                        server.managementPort(),
                        RawHttp.request("GET " + path + " HTTP/1.1", "Host: localhost", "Connection: close")))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-type: application/problem+json");
    }

    private static String answer(String method, String path) throws Exception {
        return exchange(method, path, method.equals("GET") || method.equals("DELETE") ? "" : "{}");
    }

    private static String exchange(String method, String path, String body) throws Exception {
        return RawHttp.exchange(
                server.port(),
                RawHttp.request(
                                method + " " + path + " HTTP/1.1",
                                "Host: localhost",
                                "Authorization: " + shop.shop().authorization(),
                                "Content-Type: application/json",
                                "Content-Length: " + body.length(),
                                "Connection: close")
                        + body);
    }
}
