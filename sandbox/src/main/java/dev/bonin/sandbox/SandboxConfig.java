package dev.bonin.sandbox;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.carrier.AttemptLimits;
import dev.bonin.sandbox.http.AcceptedHosts;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;
import dev.bonin.sandbox.rest.AnswerStyle;
import dev.bonin.sandbox.settings.Contents;
import dev.bonin.sandbox.settings.ContentsFile;
import dev.bonin.sandbox.settings.EnvironmentVariables;
import dev.bonin.sandbox.settings.InvalidSettingsException;
import dev.bonin.sandbox.settings.PeopleFile;
import dev.bonin.sandbox.store.Store;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of a sandbox. Immutable; every {@code with...} method returns a copy.
 *
 * @param address the address to listen on
 * @param exposed whether an address that is reachable from other machines is allowed; if false, only loopback
 * @param port 0 for any free port
 * @param clock the sandbox's time
 * @param random generates ids and tokens
 * @param contents who is in it, and how it behaves
 * @param hosts further names in {@code Host} by which it may be called, without a port; calls by other names than these
 *     and those of the machine get 403, since a web page may have such a name ({@link AcceptedHosts})
 */
public record SandboxConfig(
        InetAddress address,
        boolean exposed,
        int port,
        Clock clock,
        RandomGenerator random,
        Contents contents,
        Set<String> hosts) {

    public SandboxConfig {
        requireNonNull(address, "address");
        requireNonNull(clock, "clock");
        requireNonNull(random, "random");
        requireNonNull(contents, "contents");
        hosts = Set.copyOf(hosts);
        new AcceptedHosts(address, exposed, hosts);
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
                Contents.defaults(),
                Set.of());
    }

    public SandboxConfig withPort(int otherPort) {
        return new SandboxConfig(address, exposed, otherPort, clock, random, contents, hosts);
    }

    /** Listens on an address that other machines can reach. Every client there can create certified records. */
    public SandboxConfig exposedAt(InetAddress otherAddress) {
        return new SandboxConfig(otherAddress, true, port, clock, random, contents, hosts);
    }

    /**
     * Adds names by which it may be called, such as that of a proxy in front of it.
     *
     * @param names without a port
     * @throws IllegalArgumentException if one is no name of a host
     */
    public SandboxConfig withHosts(Set<String> names) {
        Set<String> all = Stream.concat(hosts.stream(), names.stream()).collect(Collectors.toSet());
        return new SandboxConfig(address, exposed, port, clock, random, contents, all);
    }

    AcceptedHosts acceptedHosts() {
        return new AcceptedHosts(address, exposed, hosts);
    }

    public SandboxConfig withClock(Clock otherClock) {
        return new SandboxConfig(address, exposed, port, otherClock, random, contents, hosts);
    }

    public SandboxConfig withRandom(RandomGenerator otherRandom) {
        return new SandboxConfig(address, exposed, port, clock, otherRandom, contents, hosts);
    }

    public SandboxConfig withContents(Contents otherContents) {
        return new SandboxConfig(address, exposed, port, clock, random, otherContents, hosts);
    }

    /** Replaces the merchants of PortOne V1; the first becomes the default. */
    public SandboxConfig withMerchants(List<Merchant> merchants) {
        return withContents(contents.withMerchants(merchants));
    }

    /** Replaces the stores of PortOne V2; the first becomes the default. */
    public SandboxConfig withStores(List<Store> stores) {
        return withContents(contents.withStores(stores));
    }

    public SandboxConfig withLimits(AttemptLimits limits) {
        return withContents(contents.withLimits(limits));
    }

    public SandboxConfig withAnswers(AnswerStyle answers) {
        return withContents(contents.withAnswers(answers));
    }

    /** Replaces the personas of your own; the built-in ones stay. */
    public SandboxConfig withPersonas(List<Persona> personas) {
        return withContents(contents.withPersonas(personas));
    }

    /**
     * Adds personas from the JSON of {@code --personas}.
     *
     * @throws InvalidSettingsException if anything in it cannot be used; it names all mistakes
     */
    public SandboxConfig withPeople(String json) {
        Set<String> taken = new Personas(clock, contents.personas())
                .all().stream().map(Persona::id).collect(Collectors.toSet());
        List<Persona> read = PeopleFile.read(json, taken, Personas.today(clock));
        return withPersonas(
                Stream.concat(contents.personas().stream(), read.stream()).toList());
    }

    /**
     * Reads merchants, stores, limits and the style of answers from the JSON of {@code --config}; what it does not name
     * stays.
     *
     * @throws InvalidSettingsException if anything in it cannot be used; it names all mistakes
     */
    public SandboxConfig withFile(String json) {
        return withContents(ContentsFile.read(json, contents));
    }

    /**
     * Reads the names of the first merchant and store from variables such as {@code BONIN_SANDBOX_IMP_KEY}, and further
     * names of the sandbox from {@code BONIN_SANDBOX_HOSTS}.
     *
     * @throws InvalidSettingsException if one cannot be used; it names all mistakes
     */
    public SandboxConfig withEnvironment(Map<String, String> variables) {
        return withContents(EnvironmentVariables.read(variables, contents))
                .withHosts(EnvironmentVariables.hosts(variables));
    }
}
