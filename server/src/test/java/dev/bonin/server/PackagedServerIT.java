package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.jdbc.FreePorts;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar is processed ahead of time, in a build that knows neither mode nor keys: what it is at last is decided where
 * it starts.
 */
class PackagedServerIT {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path elsewhere;

    private PackagedServerLaunch sandbox() {
        return PackagedServerLaunch.in(data)
                .withJavaOption("-Dspring.aot.enabled=true")
                .with("SPRING_MAIN_LOGSTARTUPINFO", "true");
    }

    private PackagedServerLaunch live() throws Exception {
        var live = liveWithoutKeys();
        var made = live.keys("create").start();
        assertThat(made.awaitEnd()).as(made.log()).isZero();
        return live;
    }

    private PackagedServerLaunch liveWithoutKeys() {
        return sandbox()
                .with("BONIN_KEYS_KEKFILE", elsewhere.resolve("kek").toString())
                .with("BONIN_MODE", "live")
                .with("BONIN_PUBLICURL", "https://shop.example")
                .with("BONIN_PORTONE_IMPKEY", "key-of-nobody")
                .with("BONIN_PORTONE_IMPSECRET", "secret-of-nobody")
                .with("BONIN_PORTONE_IMPCODE", "imp00000000");
    }

    @Test
    void isLiveWhereLiveIsSet() throws Exception {
        int sandboxPort = FreePorts.one();
        try (var server = live().with("BONIN_SANDBOX_PORT", String.valueOf(sandboxPort))
                .start()
                .awaitReady()) {
            var started = start(server);
            assertThat(started.statusCode()).isEqualTo(201);
            assertThat(started.headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie ->
                            assertThat(cookie).startsWith("__Host-bonin=").contains("; Secure"));
            assertThat(JsonPath.<String>read(started.body(), "$.portone.m_redirect_url"))
                    .isEqualTo("https://shop.example/certifications/redirect");
            assertRefused(finish(server), 409, "not_started");

            assertRefused(server.send(server.request("/")), 404, "not_found");
            assertRefused(server.send(server.request("/demo/setup")), 404, "not_found");
            assertThat(Reach.overLoopback(sandboxPort)).isFalse();
            assertThat(Reach.fromOutside(server.port())).isTrue();
            assertThat(Reach.fromOutside(server.managementPort())).isFalse();
            assertThat(server.log())
                    .contains("AOT-processed", "live mode")
                    .doesNotContain("key-of-nobody", "secret-of-nobody");
        }
    }

    @Test
    void isASandboxWhereNothingIsSet() throws Exception {
        try (var server = sandbox().start().awaitReady()) {
            assertThat(start(server).headers().firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("bonin="));
            assertThat(server.send(server.request("/")).body()).contains("<!doctype html>");
            assertRefused(finish(server), 404, "not_this_request");
            assertThat(Reach.overLoopback(server.sandboxPort())).isTrue();
            assertThat(Reach.fromOutside(server.port())).isFalse();
            assertThat(server.log()).contains("AOT-processed");

            assertThat(server.stop())
                    .as("as a service manager expects it after SIGTERM")
                    .isEqualTo(143);
        }
    }

    @Test
    void refusesToBeLiveWithASettingMissing() throws Exception {
        try (var server = live().without("BONIN_PORTONE_IMPSECRET").start()) {
            assertThat(server.awaitEnd()).isEqualTo(1);
            assertThat(server.log())
                    .contains("bonin.portone.imp-secret (BONIN_PORTONE_IMPSECRET) is not set", "설정이 없습니다")
                    .doesNotContain("key-of-nobody", "\tat ");
        }
    }

    private static HttpResponse<String> start(PackagedServer server) {
        return server.send(server.request("/certifications/requests").POST(BodyPublishers.noBody()));
    }

    private static HttpResponse<String> finish(PackagedServer server) {
        return server.send(server.request("/certifications")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"imp_uid\":\"imp_000000000000\"}")));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        BadInputTest.assertProblem(answer, status, code);
    }
}
