package dev.bonin.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.merchant.Merchant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxTest {

    @Test
    void tellsItsAddresses() {
        try (Sandbox sandbox = Sandbox.start()) {
            assertThat(sandbox.baseUrl()).isEqualTo("http://localhost:" + sandbox.port());
            assertThat(sandbox.scriptUrl()).isEqualTo(sandbox.baseUrl() + "/v1/iamport.js");
        }
    }

    @Test
    void namesATakenPort() {
        try (Sandbox first = Sandbox.start()) {
            assertThatThrownBy(() -> Sandbox.start(SandboxConfig.defaults().withPort(first.port())))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(Integer.toString(first.port()))
                    .hasMessageContaining("set another port");
        }
    }

    @Test
    void freesItsPortOnClose() {
        Sandbox first = Sandbox.start();
        first.close();
        try (Sandbox second = Sandbox.start(SandboxConfig.defaults().withPort(first.port()))) {
            assertThat(second.port()).isEqualTo(first.port());
        }
    }

    @Test
    void runsBesideOthersWithoutSharingAnything() {
        try (Sandbox one = Sandbox.start();
                Sandbox other = Sandbox.start()) {
            String impUid = one.certify("adult");
            assertThat(new Caller(one).certification(impUid).statusCode()).isEqualTo(200);
            assertThat(new Caller(other).certification(impUid).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void carriesTheCredentialsThatTheGuidePrints() {
        try (Sandbox sandbox = Sandbox.start()) {
            assertThat(sandbox.merchant().impKey()).isEqualTo("imp_apikey");
            assertThat(sandbox.merchant().impSecret()).hasSize(80).startsWith("ekKoeW8R");
            assertThat(sandbox.merchant().code()).isEqualTo("imp00000000");
        }
    }

    @Test
    void countsCalls() {
        try (Sandbox sandbox = Sandbox.start()) {
            new Caller(sandbox).certification("imp_000000000000");
            assertThat(sandbox.calls().count(RestRoute.GET_TOKEN)).isEqualTo(1);
            assertThat(sandbox.calls().count(RestRoute.GET_CERTIFICATION)).isEqualTo(1);
        }
    }

    @Test
    void drawsTheSameIdsFromTheSameRandomness() {
        try (Sandbox one = Sandbox.start(SandboxConfig.defaults().withRandom(new Random(7)));
                Sandbox other = Sandbox.start(SandboxConfig.defaults().withRandom(new Random(7)))) {
            assertThat(one.certify("adult")).isEqualTo(other.certify("adult"));
        }
    }

    @Test
    void refusesToBeReachableUnlessAsked() throws UnknownHostException {
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");
        SandboxConfig config = SandboxConfig.defaults();
        assertThatThrownBy(() -> new SandboxConfig(
                        everywhere, false, 0, config.clock(), config.random(), config.contents(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("address: 0.0.0.0 (expected: a loopback address");
        try (Sandbox sandbox = Sandbox.start(config.exposedAt(everywhere))) {
            assertThat(new Caller(sandbox).get("/sandbox").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sandbox:18080, 200",
        "192.168.0.7:18080, 200",
        "localhost, 200",
        "sandbox.evil.example, 403",
        "evil.example:18080, 403"
    })
    void whenExposedItIsCalledByNamesThatNoAttackerCanOwn(String host, int status) throws IOException {
        SandboxConfig config = SandboxConfig.defaults().exposedAt(InetAddress.getByName("0.0.0.0"));
        try (Sandbox sandbox = Sandbox.start(config);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            String request = "GET /sandbox/personas HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void isCalledByTheNamesOfItsConfiguration() throws IOException {
        Map<String, String> variables = Map.of("BONIN_SANDBOX_HOSTS", "sandbox.example.com, other.example.com");
        SandboxConfig config = SandboxConfig.defaults()
                .withHosts(Set.of("proxy.example.com"))
                .withEnvironment(variables)
                .withPort(0);
        assertThat(config.hosts())
                .containsExactlyInAnyOrder("proxy.example.com", "sandbox.example.com", "other.example.com");
        try (Sandbox sandbox = Sandbox.start(config);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            String request = "GET /sandbox HTTP/1.1\r\nHost: other.example.com\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void refusesConfigurationsThatCannotWork() {
        SandboxConfig config = SandboxConfig.defaults();
        assertThatThrownBy(() -> config.withPort(65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> config.withMerchants(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> config.withMerchants(List.of(Merchant.example(), Merchant.example())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(Merchant.example().impSecret());
    }

    @Test
    void refusesOrdersForWhatIsNotThere() {
        try (Sandbox sandbox = Sandbox.start()) {
            assertThatThrownBy(() -> sandbox.certify("nobody"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("persona: nobody (expected: one of adult, ");
            assertThatThrownBy(() -> CertificationOrder.of("adult").with("birthdate", "x"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void keepsSecretsOutOfItsTexts() {
        SandboxConfig config = SandboxConfig.defaults();
        assertThat(config.toString()).doesNotContain(Merchant.example().impSecret(), "imp_apikey");
    }
}
