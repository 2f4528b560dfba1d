package dev.bonin.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which names a sandbox may be called: on loopback, with a configured name, and on all addresses. */
class AcceptedHostsTest {

    @ParameterizedTest
    @CsvSource({
        // Host, loopback, named, exposed
        "localhost, true, true, true",
        "LOCALHOST:8090, true, true, true",
        "localhost., true, true, true",
        "shop.localhost:8090, true, true, true",
        "127.0.0.1:8090, true, true, true",
        "127.255.255.254, true, true, true",
        "[::1]:8090, true, true, true",
        "[0:0:0:0:0:0:0:1], true, true, true",
        "host.docker.internal:8090, true, true, true",
        "host.testcontainers.internal:8090, true, true, true",
        "sandbox.example.com:8090, false, true, false",
        "SANDBOX.example.com., false, true, false",
        "a.sandbox.example.com, false, false, false",
        "sandbox:8092, false, true, true",
        "bonin_sandbox_1, false, true, true",
        "192.168.0.7:8090, false, true, true",
        "[fe80::1], false, true, true",
        "laptop.local, false, true, true",
        "evil.example, false, false, false",
        "localhost.evil.example, false, false, false",
        "notlocalhost.example, false, false, false",
        "127.0.0.1.evil.example, false, false, false",
        "127.0.0.256, false, false, false",
        "internal.example, false, false, false",
        "'', false, false, false",
        "'a b', false, false, false",
        "localhost:, false, false, false",
        "localhost:port, false, false, false",
        "user@localhost, false, false, false",
        "'localhost,evil.example', false, false, false",
        "[::1, false, false, false",
        "[zz], false, false, false",
        "[abc], false, false, false"
    })
    void areThoseThatNoPageOnTheInternetHas(String host, boolean loopback, boolean named, boolean exposed)
            throws UnknownHostException {
        InetAddress everywhere = InetAddress.getByName("0.0.0.0");

        assertThat(accepts(InetAddress.getLoopbackAddress(), false, Set.of(), host))
                .isEqualTo(loopback);
        assertThat(accepts(InetAddress.getLoopbackAddress(), false, Set.of("Sandbox.example.com"), host))
                .isEqualTo(named);
        assertThat(accepts(everywhere, true, Set.of(), host)).isEqualTo(exposed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://sandbox", "sandbox:8090", "*.example.com", "a b", "a..b", "사이트.example"})
    void areConfiguredWithoutAPort(String name) {
        assertThatThrownBy(() -> new AcceptedHosts(InetAddress.getLoopbackAddress(), false, Set.of(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("host: not usable");
    }

    private static boolean accepts(InetAddress bound, boolean exposed, Set<String> named, String host) {
        Request request = Request.of("GET", "/sandbox", null, Map.of("Host", host), new byte[0]);
        return new AcceptedHosts(bound, exposed, named).accept(request);
    }
}
