package dev.bonin.portone.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.portone.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company's own authority, as that of a proxy that opens TLS, is trusted where its certificate is in a file. */
class TrustedCertificatesTest {
    private static final char[] PASSWORD = "of the test".toCharArray();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // there before each test
    private HttpsServer server;

    @SuppressWarnings("NullAway.Init") // there before each test
    private Path bundle;

    @BeforeEach
    void listen() throws Exception {
        var keys = keys();
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", TrustedCertificatesTest::answer);
        server.start();
        bundle = Files.writeString(
                folder.resolve("company.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(keys.getCertificate("company").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    private KeyStore keys() throws Exception {
        var file = folder.resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "company",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        assertThat(made.waitFor()).isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static void answer(HttpExchange call) throws IOException {
        long now = SandboxedPortOne.NOW.getEpochSecond();
        var body = call.getRequestURI().getPath().equals("/users/getToken")
                ? "{\"code\":0,\"response\":{\"access_token\":\"f00d\",\"now\":%d,\"expired_at\":%d}}"
                        .formatted(now, now + 1800)
                : "{\"code\":0,\"response\":{\"imp_uid\":\"imp_1\",\"pg_provider\":\"danal\"}}";
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(200, bytes.length);
        call.getResponseBody().write(bytes);
        call.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private PortOneSettings settings() {
        return PortOneSettings.of(ScriptedServer.CREDENTIALS)
                .withTotalTimeout(Duration.ofMinutes(1))
                .withBaseUrl(
                        URI.create("https://localhost:" + server.getAddress().getPort()));
    }

    @Test
    void areThoseOfTheFileToo() {
        try (var client = PortOneClient.connect(settings().withRoute(Route.DIRECT.withCaBundle(bundle)))) {
            assertThat(client.certification(ImpUid.parse("imp_1")).pgProvider()).contains("danal");
        }
    }

    @Test
    void areNoOthers() {
        try (var client = PortOneClient.connect(settings().withTotalTimeout(Duration.ofSeconds(3)))) {
            assertThatExceptionOfType(PortOneUnavailableException.class)
                    .isThrownBy(() -> client.certification(ImpUid.parse("imp_1")));
        }
    }
}
