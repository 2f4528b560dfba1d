package dev.bonin.boot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerTypePredicate;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Whatever an application does to paths, each endpoint keeps its guard, and the window comes back to one that is there.
 */
class GuardedEndpointsTest {
    private static final String OTHER_PATH = "--bonin.web.path=/identity/v2";
    private static final SettableClock CLOCK = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));

    private static final Sandbox PORT_ONE =
            Sandbox.start(SandboxConfig.defaults().withClock(CLOCK));

    /** One for each surroundings, since a start takes longer than any of the facts. */
    private static final Map<Surroundings, RunningShop> RUNNING = new HashMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path data;

    private @Nullable RunningShop shop;

    @AfterAll
    static void close() {
        RUNNING.values().forEach(RunningShop::close);
        PORT_ONE.close();
    }

    /**
     * What applications do with their own paths.
     *
     * @param before what the container puts before all paths
     */
    private record Surroundings(String name, String before, List<Class<?>> configuration, List<String> settings) {
        String path() {
            return settings.contains(OTHER_PATH) ? "/identity/v2" : "/certifications";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Surroundings> everywhere() {
        return Stream.of(
                new Surroundings("plain", "", List.of(), List.of()),
                new Surroundings("another path", "", List.of(), List.of(OTHER_PATH)),
                new Surroundings("context path", "/shop", List.of(), List.of("--server.servlet.context-path=/shop")),
                new Surroundings("servlet path", "/shop", List.of(), List.of("--spring.mvc.servlet.path=/shop")),
                new Surroundings(
                        "both",
                        "/shop/web",
                        List.of(),
                        List.of("--server.servlet.context-path=/shop", "--spring.mvc.servlet.path=/web")),
                new Surroundings("common prefix", "", List.of(CommonPrefix.class), List.of()),
                new Surroundings("prefix with a variable", "", List.of(PrefixWithVariable.class), List.of()),
                new Surroundings("own MVC configuration", "", List.of(OwnMvcConfiguration.class), List.of()));
    }

    @Configuration(proxyBeanMethods = false)
    static class CommonPrefix implements WebMvcConfigurer {
        @Override
        public void configurePathMatch(PathMatchConfigurer paths) {
            paths.addPathPrefix("/api", HandlerTypePredicate.forAnnotation(RestController.class));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class PrefixWithVariable implements WebMvcConfigurer {
        @Override
        public void configurePathMatch(PathMatchConfigurer paths) {
            paths.addPathPrefix("/{tenant}", HandlerTypePredicate.forAnnotation(RestController.class));
        }
    }

    /** Spring Boot's configuration steps back then, and nothing asks for configurers. */
    @Configuration(proxyBeanMethods = false)
    static class OwnMvcConfiguration extends WebMvcConfigurationSupport {}

    private record Endpoint(String method, String path) {}

    @ParameterizedTest
    @MethodSource("everywhere")
    void refusesForeignPagesAtEveryEndpointThatChangesAnything(Surroundings surroundings) {
        start(surroundings);

        var changing = endpoints(surroundings)
                .filter(endpoint -> !endpoint.method().equals("GET"))
                .toList();

        assertThat(changing).hasSizeGreaterThanOrEqualTo(2).allSatisfy(endpoint -> {
            assertRefused(call(endpoint, Map.of("Origin", "https://evil.example")));
            assertRefused(call(endpoint, Map.of("Sec-Fetch-Site", "cross-site")));
            var preflight = call(
                    new Endpoint("OPTIONS", endpoint.path()),
                    Map.of("Origin", "https://evil.example", "Access-Control-Request-Method", endpoint.method()));
            assertRefused(preflight);
        });
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void answersThePreflightOfAPageOfThisMachineAtEveryEndpoint(Surroundings surroundings) {
        start(surroundings);

        assertThat(endpoints(surroundings).filter(endpoint -> !endpoint.method().equals("GET")))
                .isNotEmpty()
                .allSatisfy(endpoint -> {
                    var answer = call(
                            new Endpoint("OPTIONS", endpoint.path()),
                            Map.of(
                                    "Origin",
                                    "http://localhost:5173",
                                    "Access-Control-Request-Method",
                                    endpoint.method()));
                    assertThat(answer.statusCode()).isEqualTo(204);
                    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                            .contains("http://localhost:5173");
                });
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void marksEveryAnswerButTheScriptsAsNobodyElsesToKeep(Surroundings surroundings) {
        start(surroundings);

        assertThat(endpoints(surroundings)).hasSizeGreaterThanOrEqualTo(5).allSatisfy(endpoint -> {
            var answer = call(endpoint, Map.of());
            var script = endpoint.path().matches(".*/bonin(-v2)?\\.m?js");
            assertThat(answer.headers().firstValue("Cache-Control")).contains(script ? "no-cache" : "no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        });
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void sendsTheWindowBackToAnEndpointThatIsThere(Surroundings surroundings) {
        start(surroundings);
        var start = endpoints(surroundings)
                .filter(endpoint -> endpoint.path().endsWith("/requests"))
                .findFirst()
                .orElseThrow();
        var started = call(start, Map.of());

        String redirect = JsonPath.read(started.body(), "$.portone.m_redirect_url");

        var answer = call(new Endpoint("GET", redirect), Map.of());
        assertThat((String) JsonPath.read(answer.body(), "$.code")).isEqualTo("missing_imp_uid");
    }

    @Test
    void takesTheAddressOfTheRedirectFromNoHeader() {
        start(new Surroundings(
                "behind a proxy",
                "/shop",
                List.of(),
                List.of("--server.servlet.context-path=/shop", "--server.forward-headers-strategy=framework")));

        var started = shop().send(shop().request("/shop/certifications/requests")
                .header("X-Forwarded-Prefix", "/evil")
                .header("X-Forwarded-Host", "evil.example")
                .header("Content-Type", MediaType.APPLICATION_JSON_VALUE)
                .POST(BodyPublishers.ofString("{\"purpose\":\"signup\"}")));

        assertThat((String) JsonPath.read(started.body(), "$.portone.m_redirect_url"))
                .isEqualTo("/shop/certifications/redirect");
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat((String) JsonPath.read(answer.body(), "$.code")).isEqualTo("cross_site");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    private void start(Surroundings surroundings) {
        shop = RUNNING.computeIfAbsent(
                surroundings,
                first -> RunningShop.start(
                        first.configuration(),
                        PORT_ONE,
                        CLOCK,
                        data.resolve("" + RUNNING.size()),
                        first.settings().toArray(String[]::new)));
    }

    private RunningShop shop() {
        return requireNonNull(shop);
    }

    /** All that the servlet answers. */
    private static Stream<Endpoint> endpoints(Surroundings surroundings) {
        var path = surroundings.before() + surroundings.path();
        return Stream.of(
                new Endpoint("POST", path + "/requests"),
                new Endpoint("POST", path),
                new Endpoint("GET", path + "/redirect"),
                new Endpoint("GET", path + "/bonin.js"),
                new Endpoint("GET", path + "/bonin.mjs"),
                new Endpoint("GET", path + "/bonin-v2.mjs"));
    }

    private HttpResponse<String> call(Endpoint endpoint, Map<String, String> headers) {
        var body = endpoint.method().equals("POST")
                ? BodyPublishers.ofString("{\"purpose\":\"signup\"}")
                : BodyPublishers.noBody();
        var request = shop().request(endpoint.path())
                .header("Content-Type", MediaType.APPLICATION_JSON_VALUE)
                .method(endpoint.method(), body);
        headers.forEach(request::header);
        return shop().send(request);
    }
}
