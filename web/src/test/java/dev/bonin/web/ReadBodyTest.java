package dev.bonin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** If a filter of the site has touched the body before, its values still arrive, or the call is refused. */
class ReadBodyTest {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    /** What a filter does with the request. */
    private interface Touch {
        void on(ServletRequest request) throws IOException;
    }

    private record Touched(Container container, String what, Touch touch) {
        PlainSite site(Path folder) throws Exception {
            Filter filter = (request, response, chain) -> {
                touch.on(request);
                chain.doFilter(request, response);
            };
            return PlainSite.in(container, filter, folder);
        }

        @Override
        public String toString() {
            return container + ", a filter that " + what;
        }
    }

    private static Stream<Touched> inBoth(String what, Touch touch) {
        return Stream.of(Container.values()).map(container -> new Touched(container, what, touch));
    }

    static Stream<Touched> harmless() {
        return Stream.of(
                        inBoth("asks for a parameter", request -> request.getParameter("lang")),
                        inBoth("opens the body as bytes", ServletRequest::getInputStream),
                        inBoth("opens the body as text", ServletRequest::getReader),
                        inBoth("sets an encoding and opens the body as text", request -> {
                            request.setCharacterEncoding("UTF-8");
                            request.getReader();
                        }))
                .flatMap(touched -> touched);
    }

    static Stream<Touched> harmful() {
        return Stream.of(
                        inBoth(
                                "reads the bytes",
                                request -> request.getInputStream().readAllBytes()),
                        inBoth("reads the text", request -> request.getReader().readLine()),
                        inBoth(
                                "reads the first bytes",
                                request -> request.getInputStream().readNBytes(3)),
                        inBoth(
                                "reads the first letters",
                                request -> request.getReader().skip(3)))
                .flatMap(touched -> touched);
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void readsWhatIsStillThere(Touched touched) throws Exception {
        try (var site = touched.site(folder)) {
            assertStarted(site.post("/requests", FORM, "purpose=signup&typed_name=%ED%99%8D"));
            assertStarted(site.post("/requests", FORM + ";charset=UTF-8", "purpose=signup"));
            if (!touched.what().contains("parameter")) {
                assertStarted(site.post("/requests", JSON, "{\"purpose\":\"signup\",\"typed_name\":\"홍길동\"}"));
                assertStarted(site.post("/requests", JSON, "{\"purpose\":\"signup\",\"typed_name\":\"Müller\"}"));
            }
            var started = site.post("/requests", FORM, "purpose=signup");
            assertThat(site.post("", FORM, "imp_uid=" + site.certify(started)).statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("harmful")
    void startsNothingIfItIsGone(Touched touched) throws Exception {
        try (var site = touched.site(folder)) {
            for (var type : List.of(FORM, JSON)) {
                var body = type.equals(FORM) ? "purpose=signup" : "{\"purpose\":\"signup\"}";
                PlainContainerTest.assertProblem(site.post("/requests", type, body), 400, "body_consumed");
            }
        }
    }

    static Stream<Touched> greedy() {
        return harmful().filter(touched -> !touched.what().contains("first"));
    }

    @ParameterizedTest
    @MethodSource("greedy")
    void startsNothingIfABodyOfUnknownLengthIsGone(Touched touched) throws Exception {
        try (var site = touched.site(folder)) {
            for (var type : List.of(FORM, JSON)) {
                var body = type.equals(FORM) ? "purpose=signup" : "{\"purpose\":\"signup\"}";

                var answer = site.send(site.request("/requests")
                        .header("Content-Type", type)
                        .POST(BodyPublishers.fromPublisher(
                                BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)))));

                PlainContainerTest.assertProblem(answer, 400, "body_consumed");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("harmful")
    void startsWithoutABodyAsEver(Touched touched) throws Exception {
        try (var site = touched.site(folder)) {
            var answer = site.send(site.request("/requests").POST(BodyPublishers.noBody()));

            assertThat((String) JsonPath.read(answer.body(), "$.purpose")).isEqualTo("default");
        }
    }

    private static void assertStarted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat((String) JsonPath.read(answer.body(), "$.purpose")).isEqualTo("signup");
    }
}
