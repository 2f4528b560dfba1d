package dev.bonin.sandbox;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Merchants;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The settings of a sandbox. Immutable; every {@code with...} method returns a copy.
 *
 * @param address the address to listen on
 * @param exposed whether an address that is reachable from other machines is allowed; if false, only loopback
 * @param port 0 for any free port
 * @param clock the sandbox's time
 * @param random generates ids and tokens
 * @param merchants at least one; the first is the default
 */
public record SandboxConfig(
        InetAddress address, boolean exposed, int port, Clock clock, RandomGenerator random, List<Merchant> merchants) {

    public SandboxConfig {
        requireNonNull(address, "address");
        requireNonNull(clock, "clock");
        requireNonNull(random, "random");
        merchants = new Merchants(merchants).all();
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
        if (!exposed && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException("address: " + address.getHostAddress()
                    + " (expected: a loopback address, or exposed explicitly: its clients can impersonate anyone)");
        }
    }

    /** Returns the defaults: loopback, any free port, the system clock, and the merchant printed in PortOne's guide. */
    public static SandboxConfig defaults() {
        return new SandboxConfig(
                InetAddress.getLoopbackAddress(),
                false,
                0,
                Clock.systemUTC(),
                new SecureRandom(),
                List.of(Merchant.example()));
    }

    public SandboxConfig withPort(int otherPort) {
        return new SandboxConfig(address, exposed, otherPort, clock, random, merchants);
    }

    /** Listens on an address that other machines can reach. Every client there can create certified records. */
    public SandboxConfig exposedAt(InetAddress otherAddress) {
        return new SandboxConfig(otherAddress, true, port, clock, random, merchants);
    }

    public SandboxConfig withClock(Clock otherClock) {
        return new SandboxConfig(address, exposed, port, otherClock, random, merchants);
    }

    public SandboxConfig withRandom(RandomGenerator otherRandom) {
        return new SandboxConfig(address, exposed, port, clock, otherRandom, merchants);
    }

    public SandboxConfig withMerchants(List<Merchant> otherMerchants) {
        return new SandboxConfig(address, exposed, port, clock, random, otherMerchants);
    }
}
