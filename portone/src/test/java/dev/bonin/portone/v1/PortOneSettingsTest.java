package dev.bonin.portone.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bonin.portone.Route;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortOneSettingsTest {
    private static final PortOneSettings SETTINGS = PortOneSettings.of(ScriptedServer.CREDENTIALS);

    @Test
    void reachPortOneItselfUnlessToldOtherwise() {
        assertThat(SETTINGS.endpoint().baseUrl()).hasToString("https://api.iamport.kr");
        assertThat(SETTINGS.endpoint().connectTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(SETTINGS.endpoint().totalTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(SETTINGS.endpoint().maxConnections()).isEqualTo(512);
        assertThat(SETTINGS.endpoint().route()).isEqualTo(Route.DIRECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://static-api.iamport.kr",
                "HTTPS://api.iamport.kr",
                "https://10.0.0.1:8443/portone/",
                "http://localhost:8123",
                "http://LOCALHOST:8123",
                "http://127.0.0.1",
                "http://[::1]:80"
            })
    void acceptASafeAddress(String url) {
        assertThat(SETTINGS.withBaseUrl(URI.create(url)).endpoint().baseUrl()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.iamport.kr",
                "http://localhost.evil.example",
                "http://127.0.0.1.evil.example",
                "http://10.0.0.1",
                "https://user:topsecret@api.iamport.kr",
                "https://user@api.iamport.kr",
                "http://localhost@evil.example",
                "https://api.iamport.kr?key=topsecret",
                "https://api.iamport.kr/?",
                "https://api.iamport.kr#topsecret",
                "ftp://api.iamport.kr",
                "file:///etc/passwd",
                "api.iamport.kr",
                "//api.iamport.kr",
                "http:localhost",
                "http:///nowhere",
                "http://under_score:80",
                "https:///nowhere",
                "https:api.iamport.kr",
                ""
            })
    void refuseAnyOtherWithoutRepeatingIt(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withBaseUrl(URI.create(url)))
                .withMessageStartingWith("baseUrl: not usable (expected: ")
                .withMessageNotContaining("topsecret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT-0.000000001S", "PT1H0.000000001S", "PT2562047788015215H"})
    void refuseATimeoutThatIsNone(String timeout) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withTotalTimeout(Duration.parse(timeout)))
                .withMessage("totalTimeout: " + timeout + " (expected: more than zero, at most PT1H)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withConnectTimeout(Duration.parse(timeout)))
                .withMessage("connectTimeout: " + timeout + " (expected: more than zero, at most PT1H)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refuseToHaveNoConnection(int connections) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withMaxConnections(connections))
                .withMessage("maxConnections: " + connections + " (expected: 1 or more)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:topsecret@proxy.example:3128",
                "proxy.example:3128",
                "socks://proxy.example:1080",
                "http:///nowhere",
                "http://proxy.example?x=topsecret"
            })
    void refuseAProxyThatIsNoPlainAddress(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withProxy(URI.create(url)))
                .withMessage("proxy: not usable (expected: http://host:port; no user, no path, no query)");
    }

    @Nested
    class ReachTheirAddress {
        @ParameterizedTest
        @ValueSource(strings = {"", "/"})
        void atTheRoot(String path) throws Exception {
            assertPath(path, "/certifications/imp_1");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/a/b", "/a/b/"})
        void belowAPath(String path) throws Exception {
            assertPath(path, "/a/b/certifications/imp_1");
        }

        /** The proxy receives the absolute URL and forwards it. */
        @Test
        void throughAProxy() throws Exception {
            var body = "{\"code\":0,\"response\":{\"imp_uid\":\"imp_1\",\"pg_provider\":\"danal\"}}";
            try (var proxy = ScriptedServer.telling(ScriptedServer.json(body));
                    var client = PortOneClient.connect(PortOneSettings.of(ScriptedServer.CREDENTIALS)
                            .withBaseUrl(URI.create("http://localhost:1"))
                            .withProxy(proxy.baseUrl()))) {
                client.certification(ImpUid.parse("imp_1"));
                assertThat(proxy.reportLines()).containsExactly("GET http://localhost:1/certifications/imp_1 HTTP/1.1");
            }
        }

        private static void assertPath(String path, String expected) throws Exception {
            var body = "{\"code\":0,\"response\":{\"imp_uid\":\"imp_1\",\"pg_provider\":\"danal\"}}";
            try (var server = ScriptedServer.telling(ScriptedServer.json(body));
                    var client =
                            PortOneClient.connect(server.settings().withBaseUrl(URI.create(server.baseUrl() + path)))) {
                client.certification(ImpUid.parse("imp_1"));
                assertThat(server.reportLines()).containsExactly("GET " + expected + " HTTP/1.1");
            }
        }
    }
}
