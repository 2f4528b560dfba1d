package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.web.BoninServlet;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No endpoint of the server is without a guard, whichever class a new one is put into. */
class EveryEndpointTest {
    /** Of the demo, in sandbox mode alone: they say who is signed in at an imaginary shop. */
    private static final Set<String> OF_THE_DEMO = Set.of("POST /demo/member/" + "0".repeat(32), "DELETE /demo/member");

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start("server.servlet.context-path=/identity");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Endpoint(String method, String path) {
        boolean isForApplications() {
            return path.startsWith("/v1");
        }

        boolean isChanging() {
            return !READING.contains(method);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void letsNoForeignPageChangeAnything() {
        var changing = endpoints().filter(endpoint -> endpoint.isChanging() && !endpoint.isForApplications());

        assertThat(changing.filter(endpoint -> !OF_THE_DEMO.contains(endpoint.toString())))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(endpoint -> {
                    assertProblem(call(endpoint, Map.of("Origin", "https://evil.example")), 403, "cross_site");
                    assertProblem(call(endpoint, Map.of("Sec-Fetch-Site", "cross-site")), 403, "cross_site");
                });
    }

    @Test
    void letsNobodyCallForAnApplicationWithoutItsKeyAndNoPageAtAll() {
        assertThat(endpoints().filter(Endpoint::isForApplications))
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(endpoint -> {
                    assertProblem(call(endpoint, Map.of()), 401, "unauthorized");
                    assertProblem(call(endpoint, Map.of("Origin", "http://localhost")), 403, "not_for_browsers");
                });
        assertProblem(call(new Endpoint("GET", "/v1/nothing"), Map.of()), 401, "unauthorized");
    }

    @Test
    void letsNoAnswerBeTakenForAnotherType() {
        assertThat(endpoints().filter(endpoint -> !endpoint.path().startsWith("/demo")))
                .hasSizeGreaterThanOrEqualTo(15)
                .allSatisfy(endpoint -> assertThat(
                                call(endpoint, Map.of()).headers().firstValue("X-Content-Type-Options"))
                        .contains("nosniff"));
    }

    /** An address that callers invent would pass every limit. */
    @Test
    void startsNotWithJettysOwnReadingOfForwardedAddresses() {
        assertThatThrownBy(() -> RunningServer.start("server.forward-headers-strategy=native"))
                .hasStackTraceContaining("X-Forwarded-For");
    }

    private static Stream<Endpoint> endpoints() {
        return Stream.concat(ofServlets(), ofControllers());
    }

    private static Stream<Endpoint> ofServlets() {
        return server.parts(ServletRegistrationBean.class).stream().flatMap(EveryEndpointTest::ofServlet);
    }

    private static Stream<Endpoint> ofServlet(ServletRegistrationBean<?> registered) {
        var path = registered.getUrlMappings().iterator().next();
        return registered.getServlet() instanceof BoninServlet servlet
                ? servlet.addresses().stream()
                        .map(address -> address.split(" ", -1))
                        .map(parts -> new Endpoint(parts[0], path + parts[1]))
                : Stream.of();
    }

    private static Stream<Endpoint> ofControllers() {
        return server.part(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("dev.bonin."))
                .filter(entry -> !entry.getValue().getBeanType().getSimpleName().equals("ServerProblems"))
                .flatMap(entry -> entry.getKey().getMethodsCondition().getMethods().stream()
                        .flatMap(method -> entry.getKey().getPatternValues().stream()
                                .map(pattern -> new Endpoint(method.name(), path(pattern)))))
                .collect(Collectors.toSet())
                .stream();
    }

    private static String path(String pattern) {
        return pattern.replaceAll("\\{file[^/]*", "page.js").replaceAll("\\{[^/]*}(?=/|$)", "0".repeat(32));
    }

    private static HttpResponse<String> call(Endpoint endpoint, Map<String, String> headers) {
        var request = server.request("/identity" + endpoint.path())
                .header("Content-Type", "application/json")
                .method(
                        endpoint.method(),
                        endpoint.isChanging() ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        headers.forEach(request::header);
        return server.send(request);
    }
}
