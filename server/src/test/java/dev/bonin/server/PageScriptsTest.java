package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the script for pages is served. */
class PageScriptsTest {
    private static final int LIMIT_BYTES = 6 * 1024;

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/certifications/bonin.js", "/certifications/bonin.mjs", "/certifications/bonin-v2.mjs"})
    void servesItAsAScriptThatMayBeKeptButIsAskedForAnew(String path) {
        var answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/javascript;charset=UTF-8");
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        var unchanged = server.send(server.request(path)
                .header("If-None-Match", answer.headers().firstValue("ETag").orElseThrow()));
        assertThat(unchanged.statusCode()).isEqualTo(304);
        assertThat(unchanged.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/certifications/bonin.js", "/certifications/bonin.mjs", "/certifications/bonin-v2.mjs"})
    void weighsLessThanSixKilobytes(String path) throws IOException {
        var text = server.get(path).body();

        assertThat(compressed(text)).isLessThan(LIMIT_BYTES);
        assertThat(text).contains("인증", "verification").doesNotContain("/*", "\n ");
    }

    @Test
    void answersHead() {
        var answer = server.send(server.request("/certifications/bonin.js").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void takesNoPost() {
        var answer = server.send(server.request("/certifications/bonin.js").POST(BodyPublishers.noBody()));

        BadInputTest.assertProblem(answer, 405, "method_not_allowed");
    }

    @ParameterizedTest
    @CsvSource({"bonin.web.path=/verify/here, /verify/here", "spring.mvc.servlet.path=/api, /api/certifications"})
    void movesWithTheEndpoints(String setting, String path) {
        try (var moved = RunningServer.start(setting)) {
            var answer = moved.get(path + "/bonin.js");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache");
        }
    }

    @Test
    void tellsThePageWhereTheSandboxsIamportIs() {
        var started = server.send(server.request("/certifications/requests").POST(BodyPublishers.noBody()));

        assertThat(started.body())
                .contains("\"script_url\":\"" + server.sandbox().scriptUrl() + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "bonin.web.path=/certifications, https://cdn.iamport.kr/v1/iamport.js",
        "bonin.portone.script-url=https://cdn.shop.example/iamport.js, https://cdn.shop.example/iamport.js"
    })
    void tellsThePageWhereTheRealOneIs(String setting, String scriptUrl) {
        try (var live = RunningServer.start(
                setting,
                "bonin.mode=live",
                "bonin.public-url=https://shop.example",
                "bonin.portone.imp-key=k",
                "bonin.portone.imp-secret=s",
                "bonin.portone.imp-code=imp12345678")) {
            var started = live.send(live.request("/certifications/requests").POST(BodyPublishers.noBody()));

            assertThat(started.body()).contains("\"script_url\":\"" + scriptUrl + "\"");
        }
    }

    private static int compressed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
