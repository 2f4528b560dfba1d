package dev.bonin.sandbox;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.carrier.AttemptLimits;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Merchants;
import dev.bonin.sandbox.rest.AnswerStyle;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.Stores;
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
 * @param merchants of PortOne V1, at least one; the first is the default
 * @param stores of PortOne V2, at least one; the first is the default
 * @param limits of verifications without a window
 * @param answers of PortOne V1, where its documentation leaves them open
 */
public record SandboxConfig(
        InetAddress address,
        boolean exposed,
        int port,
        Clock clock,
        RandomGenerator random,
        List<Merchant> merchants,
        List<Store> stores,
        AttemptLimits limits,
        AnswerStyle answers) {

    public SandboxConfig {
        requireNonNull(address, "address");
        requireNonNull(clock, "clock");
        requireNonNull(random, "random");
        merchants = new Merchants(merchants).all();
        stores = new Stores(stores).all();
        requireNonNull(limits, "limits");
        requireNonNull(answers, "answers");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0 to 65535)");
        }
        if (!exposed && !address.isLoopbackAddress()) {
            throw new IllegalArgumentException("address: " + address.getHostAddress()
                    + " (expected: a loopback address, or exposed explicitly: its clients can impersonate anyone)");
        }
    }

    /**
     * Returns the defaults: loopback, any free port, the system clock, the merchant printed in PortOne's guide, an
     * invented store.
     */
    public static SandboxConfig defaults() {
        return new SandboxConfig(
                InetAddress.getLoopbackAddress(),
                false,
                0,
                Clock.systemUTC(),
                new SecureRandom(),
                List.of(Merchant.example()),
                List.of(Store.example()),
                AttemptLimits.defaults(),
                AnswerStyle.defaults());
    }

    public SandboxConfig withPort(int otherPort) {
        return new SandboxConfig(address, exposed, otherPort, clock, random, merchants, stores, limits, answers);
    }

    /** Listens on an address that other machines can reach. Every client there can create certified records. */
    public SandboxConfig exposedAt(InetAddress otherAddress) {
        return new SandboxConfig(otherAddress, true, port, clock, random, merchants, stores, limits, answers);
    }

    public SandboxConfig withClock(Clock otherClock) {
        return new SandboxConfig(address, exposed, port, otherClock, random, merchants, stores, limits, answers);
    }

    public SandboxConfig withRandom(RandomGenerator otherRandom) {
        return new SandboxConfig(address, exposed, port, clock, otherRandom, merchants, stores, limits, answers);
    }

    public SandboxConfig withMerchants(List<Merchant> otherMerchants) {
        return new SandboxConfig(address, exposed, port, clock, random, otherMerchants, stores, limits, answers);
    }

    public SandboxConfig withStores(List<Store> otherStores) {
        return new SandboxConfig(address, exposed, port, clock, random, merchants, otherStores, limits, answers);
    }

    public SandboxConfig withLimits(AttemptLimits otherLimits) {
        return new SandboxConfig(address, exposed, port, clock, random, merchants, stores, otherLimits, answers);
    }

    public SandboxConfig withAnswers(AnswerStyle otherAnswers) {
        return new SandboxConfig(address, exposed, port, clock, random, merchants, stores, limits, otherAnswers);
    }
}
