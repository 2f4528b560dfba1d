package dev.bonin.server;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.server.connection.ConnectionSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the server, in addition to those of the starter.
 *
 * @param port port of the server
 * @param sandboxPort port of the embedded sandbox, in sandbox mode
 * @param managementPort port of health and metrics, on loopback
 * @param sandbox how the embedded sandbox runs
 * @param connections limits of connections
 * @param shutdownPause how long a node that is asked to end (SIGTERM) goes on serving after it reports that it is not
 *     ready, at most {@code 25s}; set it to the time that your load balancer takes to notice. Clients that connect
 *     directly at the moment of closing may still be cut off
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

    /** Spring Boot ends a shutdown phase after 30 seconds, so the pause has to be shorter. */
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
     * Settings of sandbox mode.
     *
     * @param expose whether server and sandbox listen on all addresses in sandbox mode, too; everyone who reaches the
     *     sandbox can verify as any invented person. For browsers on other machines, set {@code bonin.public-url} as
     *     well
     * @param config a JSON file with merchants, stores, keys and channels of the embedded sandbox, as
     *     {@code ./bonin sandbox --config} takes it. Default: those of PortOne's guide, and an invented store
     * @param personas a JSON file with invented people of your own, besides the built-in ones, as
     *     {@code ./bonin sandbox --personas} takes it. Default: none
     */
    record SandboxSettings(
            @DefaultValue("false") boolean expose,
            @Nullable String config,
            @Nullable String personas) {}

    /**
     * Limits of one node's connections.
     *
     * @param most largest number of open connections of one node; further ones wait in the system's queue
     * @param mostPerAddress largest number of open connections of one address (IPv6: of one /64); further ones are
     *     closed. It does not apply to {@code bonin.web.trusted-proxies} and this machine: name your proxies, or each
     *     counts as one client
     * @param requestWithin how long the head of a request may take to arrive, and its body after that; a slower body
     *     gets 408 {@code body_timed_out}, a slower head is cut off
     * @param idleFor how long an open connection may wait for its next request. Longer than the idle timeout of the
     *     balancer or proxy in front, which are 60 seconds for AWS's ALB and nginx: otherwise it may send a request
     *     into a connection that is just being closed, and answer 502
     */
    record Connections(
            @DefaultValue("2000") int most,
            @DefaultValue("500") int mostPerAddress,
            @DefaultValue("20s") Duration requestWithin,
            @DefaultValue("75s") Duration idleFor) {
        private static final Duration SHORTEST = Duration.ofSeconds(1);
        private static final Duration LONGEST = Duration.ofMinutes(5);
        private static final Duration LONGEST_IDLE = Duration.ofHours(1);

        Connections {
            requireIdle(idleFor);
            requirePositive("bonin.connections.most", most);
            requirePositive("bonin.connections.most-per-address", mostPerAddress);
            if (requestWithin.compareTo(SHORTEST) < 0 || requestWithin.compareTo(LONGEST) > 0) {
                throw new RefusedStartException(
                        "bonin.connections.request-within cannot be used.",
                        "Set it to a time from 1s to 5m, with its unit, such as 20s.");
            }
        }

        private static void requireIdle(Duration idleFor) {
            if (idleFor.compareTo(SHORTEST) < 0 || idleFor.compareTo(LONGEST_IDLE) > 0) {
                throw new RefusedStartException(
                        "bonin.connections.idle-for cannot be used.",
                        "Set it to a time from 1s to 1h, with its unit, such as 75s.");
            }
        }

        ConnectionSettings limits() {
            return new ConnectionSettings(most, mostPerAddress, requestWithin);
        }

        private static void requirePositive(String name, int number) {
            if (number < 1) {
                throw new RefusedStartException(
                        name + " would refuse every connection.", "Set " + name + " to 1 or more, or remove it.");
            }
        }
    }

    private static void requirePort(String name, int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new RefusedStartException(
                    name + " is " + port + ", which is not a port.",
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
