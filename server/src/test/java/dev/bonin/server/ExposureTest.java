package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.boot.refusal.RefusedStartException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whoever reaches a sandbox can be anybody in it, so nobody does unless it was exposed on purpose. */
@ExtendWith(OutputCaptureExtension.class)
class ExposureTest {
    private static final String WARNING = "everyone who reaches this machine can be verified as any person";

    @Test
    void keepsServerAndSandboxToThisMachine(CapturedOutput log) throws Exception {
        try (var server = RunningServer.start()) {
            for (int port : new int[] {server.port(), server.sandbox().port()}) {
                assertThat(Reach.overLoopback(port)).isTrue();
                assertThat(Reach.fromOutside(port)).isFalse();
            }
        }
        assertThat(log.getAll()).doesNotContain(WARNING);
    }

    @Test
    void opensBothWhereThatIsSetAndSaysWhatItMeans(CapturedOutput log) throws Exception {
        try (var server = RunningServer.start("bonin.sandbox.expose=true")) {
            for (int port : new int[] {server.port(), server.sandbox().port()}) {
                assertThat(Reach.overLoopback(port)).isTrue();
                assertThat(Reach.fromOutside(port)).isTrue();
            }
            assertThat(server.finish(server.sandbox().certify("adult")).statusCode())
                    .isEqualTo(200);
        }
        assertThat(log.getAll()).contains(WARNING);
    }

    @Test
    void sendsVisitorsOfAnExposedDemoToTheSandboxBesideIt() {
        try (var server = RunningServer.start("bonin.sandbox.expose=true", "bonin.public-url=http://192.0.2.4:8080")) {
            var url = "http://192.0.2.4:" + server.sandbox().port();

            assertThat(JsonPath.<String>read(server.get("/demo/setup").body(), "$.script_url"))
                    .isEqualTo(url + "/v1/iamport.js");
            assertThat(server.get("/").headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy).contains(url));
        }
    }

    @Test
    void refusesToExposeInLiveMode() {
        assertThatThrownBy(() -> RunningServer.start(
                        "bonin.mode=live",
                        "bonin.public-url=https://shop.example",
                        "bonin.portone.imp-key=k",
                        "bonin.portone.imp-secret=s",
                        "bonin.portone.imp-code=imp1",
                        "bonin.sandbox.expose=true"))
                .rootCause()
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining("bonin.sandbox.expose")
                .satisfies(refused ->
                        assertThat(((RefusedStartException) refused).remedy()).contains("BONIN_SANDBOX_EXPOSE"));
    }
}
