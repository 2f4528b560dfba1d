package dev.bonin.server;

import dev.bonin.boot.RefusedStartException;
import dev.bonin.verification.Mode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server's own settings, besides the starter's.
 *
 * @param port of the server
 * @param sandboxPort of the embedded sandbox, in sandbox mode
 * @param managementPort of what operators see, on loopback
 * @param rehearsal whether verifications of invented people are played before the server is ready, so that the first real ones are not slow; where it is not said, in live mode
 * @param sandbox how the embedded sandbox runs
 */
@ConfigurationProperties("bonin")
record ServerSettings(
        @DefaultValue("8080") int port,
        @DefaultValue("8090") int sandboxPort,
        @DefaultValue("8081") int managementPort,
        @Nullable Boolean rehearsal,
        @DefaultValue SandboxSettings sandbox) {
    private static final int LAST_PORT = 65_535;

    ServerSettings {
        requirePort("BONIN_PORT", port);
        requirePort("BONIN_SANDBOX_PORT", sandboxPort);
        requirePort("BONIN_MANAGEMENT_PORT", managementPort);
        requireApart("BONIN_PORT", port, "BONIN_SANDBOX_PORT", sandboxPort);
        requireApart("BONIN_PORT", port, "BONIN_MANAGEMENT_PORT", managementPort);
        requireApart("BONIN_SANDBOX_PORT", sandboxPort, "BONIN_MANAGEMENT_PORT", managementPort);
    }

    boolean rehearses(Mode mode) {
        return rehearsal == null ? mode == Mode.LIVE : rehearsal;
    }

    /**
     * What concerns sandbox mode alone.
     *
     * @param expose whether server and sandbox listen on all addresses, where whoever reaches them can be anybody
     */
    record SandboxSettings(@DefaultValue("false") boolean expose) {}

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
