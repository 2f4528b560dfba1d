package dev.bonin.portone.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bonin.portone.PortOneException;
import dev.bonin.portone.Route;
import dev.bonin.portone.Route.ProxyCredentials;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a proxy between this machine and PortOne is told. */
class ProxyTest {
    private static final String PASSWORD = "password-at-the-proxy";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    /** Refuses every tunnel, and first every one without a password. */
    private static final class StubbornProxy implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<String> heads = new CopyOnWriteArrayList<>();

        StubbornProxy() throws IOException {
            new Thread(this::listen, "proxy").start();
        }

        private void listen() {
            try {
                while (!socket.isClosed()) {
                    serve(socket.accept());
                }
            } catch (IOException closed) {
                assertThat(socket.isClosed()).isTrue();
            }
        }

        private void serve(Socket caller) throws IOException {
            try (caller) {
                var lines =
                        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
                var head = new StringBuilder();
                for (var line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                    head.append(line).append('\n');
                }
                heads.add(head.toString());
                var answer = head.toString().contains("Proxy-Authorization: ")
                        ? "HTTP/1.1 403 Forbidden\r\n"
                        : "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n";
                caller.getOutputStream()
                        .write((answer + "Connection: close\r\nContent-Length: 0\r\n\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        URI url() {
            return URI.create("http://localhost:" + socket.getLocalPort());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static PortOneSettings through(StubbornProxy proxy) {
        return PortOneSettings.of(ScriptedServer.CREDENTIALS)
                .withTotalTimeout(Duration.ofMinutes(1))
                .withRoute(Route.DIRECT
                        .withProxy(proxy.url())
                        .withProxyCredentials(new ProxyCredentials("shop", PASSWORD)));
    }

    @Test
    void getsItsPasswordAndNeitherKeyNorToken() throws Exception {
        try (var proxy = new StubbornProxy();
                var client = PortOneClient.connect(through(proxy))) {
            assertThatExceptionOfType(PortOneException.class)
                    .isThrownBy(() -> client.certification(ImpUid.parse("imp_1")))
                    .satisfies(failure -> assertThat(String.valueOf(failure)).doesNotContain(PASSWORD));

            var basic = Base64.getEncoder().encodeToString(("shop:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            assertThat(proxy.heads)
                    .allSatisfy(head -> assertThat(head).startsWith("CONNECT api.iamport.kr:443 HTTP/1.1"));
            assertThat(proxy.heads)
                    .anySatisfy(head -> assertThat(head).contains("Proxy-Authorization: Basic " + basic));
            assertThat(String.join("", proxy.heads)).doesNotContain(ScriptedServer.CREDENTIALS.impSecret(), "getToken");
        }
    }

    @Test
    void forwardsACallToASandboxInTheSameNetwork() throws Exception {
        var body = "{\"code\":0,\"response\":{\"imp_uid\":\"imp_1\",\"pg_provider\":\"danal\"}}";
        try (var proxy = ScriptedServer.telling(ScriptedServer.json(body));
                var client = PortOneClient.connect(PortOneSettings.of(ScriptedServer.CREDENTIALS)
                        .withRoute(Route.DIRECT.withProxy(proxy.baseUrl()).toSandbox())
                        .withBaseUrl(URI.create("http://bonin-sandbox:8090")))) {
            client.certification(ImpUid.parse("imp_1"));
            assertThat(proxy.reportLines())
                    .containsExactly("GET http://bonin-sandbox:8090/certifications/imp_1 HTTP/1.1");
        }
    }

    @Test
    void isNeverPrinted() {
        assertThat(new ProxyCredentials("shop", PASSWORD)).hasToString("ProxyCredentials[hidden]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProxyCredentials("shop:" + PASSWORD, ""))
                .withMessageNotContaining(PASSWORD);
    }

    @Test
    void mayBeTrustedByAFileOfCertificates() throws Exception {
        var bundle = Files.writeString(folder.resolve("bundle.pem"), "no certificate");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PortOneClient.connect(
                        PortOneSettings.of(ScriptedServer.CREDENTIALS).withRoute(Route.DIRECT.withCaBundle(bundle))))
                .withMessageContaining("caBundle");
    }
}
