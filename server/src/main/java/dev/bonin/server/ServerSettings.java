package dev.bonin.server;

import dev.bonin.boot.RefusedStartException;
import dev.bonin.server.door.DoorLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server's own settings, besides the starter's.
 *
 * @param port of the server
 * @param sandboxPort of the embedded sandbox, in sandbox mode
 * @param managementPort of what operators see, on loopback
 * @param sandbox how the embedded sandbox runs
 * @param connections how many there may be, and for how long a request may hold one
 * @param shutdownPause between being not ready and closing the port, when the server is asked to end
 */
@ConfigurationProperties("bonin")
record ServerSettings(
        @DefaultValue("8080") int port,
        @DefaultValue("8090") int sandboxPort,
        @DefaultValue("8081") int managementPort,
        @DefaultValue SandboxSettings sandbox,
        @DefaultValue Connections connections,
        @DefaultValue("1s") Duration shutdownPause) {
    private static final int LAST_PORT = 65_535;

    /** Spring Boot waits no longer for what ends. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(25);

    ServerSettings {
        requirePort("BONIN_PORT", port);
        requirePort("BONIN_SANDBOX_PORT", sandboxPort);
        requirePort("BONIN_MANAGEMENT_PORT", managementPort);
        requireApart("BONIN_PORT", port, "BONIN_SANDBOX_PORT", sandboxPort);
        requireApart("BONIN_PORT", port, "BONIN_MANAGEMENT_PORT", managementPort);
        requireApart("BONIN_SANDBOX_PORT", sandboxPort, "BONIN_MANAGEMENT_PORT", managementPort);
        if (shutdownPause.isNegative() || shutdownPause.compareTo(LONGEST_PAUSE) > 0) {
            throw new RefusedStartException(
                    "bonin.shutdown-pause cannot be used.",
                    "Set it to a time from 0s to 25s, with its unit, such as 5s.");
        }
    }

    /**
     * What concerns sandbox mode alone.
     *
     * @param expose whether server and sandbox listen on all addresses, where whoever reaches them can be anybody
     */
    record SandboxSettings(@DefaultValue("false") boolean expose) {}

    /**
     * What one node lets in at once.
     *
     * @param most that are open at once; more wait in the system's queue
     * @param mostPerAddress of one address (IPv6: of one /64); those above it are closed. The addresses in
     *     {@code bonin.web.trusted-proxies}, and this machine, have no such limit
     * @param requestWithin how long a request may take to arrive, from its first byte to the last of its body
     */
    record Connections(
            @DefaultValue("2000") int most,
            @DefaultValue("500") int mostPerAddress,
            @DefaultValue("20s") Duration requestWithin) {
        private static final Duration SHORTEST = Duration.ofSeconds(1);
        private static final Duration LONGEST = Duration.ofMinutes(5);

        Connections {
            requirePositive("bonin.connections.most", most);
            requirePositive("bonin.connections.most-per-address", mostPerAddress);
            if (requestWithin.compareTo(SHORTEST) < 0 || requestWithin.compareTo(LONGEST) > 0) {
                throw new RefusedStartException(
                        "bonin.connections.request-within cannot be used.",
                        "Set it to a time from 1s to 5m, with its unit, such as 20s.");
            }
        }

        DoorLimits limits() {
            return new DoorLimits(most, mostPerAddress, requestWithin);
        }

        private static void requirePositive(String name, int number) {
            if (number < 1) {
                throw new RefusedStartException(
                        name + " would let nobody in.", "Set " + name + " to 1 or more, or remove it.");
            }
        }
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new RefusedStartException(
                    name + " is " + port + ", which is no port.",
                    "Set " + name + " to a number from 1 to " + LAST_PORT + ", or to 0 for any free port.");
        }
    }

    private static void requireApart(String name, int port, String otherName, int otherPort) {
        if (port != 0 && port == otherPort) {
            throw new RefusedStartException(
                    name + " and " + otherName + " are both " + port + ".", "Give each a port of its own.");
        }
    }
}
