package dev.bonin.sandbox.http;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The names by which the port may be called. A web page whose name an attacker points at this machine (DNS rebinding)
 * is of the same origin as the port for a browser, and would read all of it: only {@code Host} gives it away. Accepted
 * is therefore what nobody on the internet can own: names and addresses of this machine, {@code .internal}, which
 * containers use for their host, and what is configured. A port that others can reach is also called by any address,
 * by names of a local network, and by names without a dot such as those of a container's service.
 */
public final class AcceptedHosts {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-f:.]+\\]|[0-9a-z._-]+?)\\.?(?::[0-9]{1,5})?");
    private static final Pattern NAME = Pattern.compile("[0-9a-z_-]+(?:\\.[0-9a-z_-]+)*\\.?");
    private static final Pattern V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    private final InetAddress bound;
    private final boolean reachable;
    private final Set<String> named;

    /**
     * Creates the names of one port.
     *
     * @param bound the address it listens on
     * @param exposed whether other machines can reach it
     * @param named further names; with any, the port counts as one that others can reach
     * @throws IllegalArgumentException if one of them is no name of a host
     */
    public AcceptedHosts(InetAddress bound, boolean exposed, Set<String> named) {
        this.bound = requireNonNull(bound, "bound");
        this.reachable = exposed || !named.isEmpty();
        this.named = named.stream().map(AcceptedHosts::requireName).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the names of a port on loopback. */
    public static AcceptedHosts ofThisMachine() {
        return new AcceptedHosts(InetAddress.getLoopbackAddress(), false, Set.of());
    }

    /** Returns whether this is the name or address of a host, without a port. */
    public static boolean isName(String text) {
        String name = text.toLowerCase(Locale.ROOT);
        return NAME.matcher(name).matches() || addressIn(name).isPresent();
    }

    private static String requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "host: not usable (expected: a name without a port, such as" + " sandbox.example.com)");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Returns whether the request calls the port by a name of its own; one without {@code Host} does not. */
    boolean accept(Request request) {
        Matcher host = HOST.matcher(request.header("Host").orElse("").toLowerCase(Locale.ROOT));
        return host.matches() && isOurs(host.group(1));
    }

    private boolean isOurs(String name) {
        Optional<InetAddress> address = addressIn(name);
        if (address.isPresent() || name.startsWith("[")) {
            return address.filter(this::isOurs).isPresent();
        }
        return named.contains(name) || isNameOfThisMachine(name) || isNameNearby(name);
    }

    private boolean isOurs(InetAddress address) {
        return reachable || address.isLoopbackAddress() || address.equals(bound);
    }

    private static boolean isNameOfThisMachine(String name) {
        return name.equals("localhost") || name.endsWith(".localhost") || name.endsWith(".internal");
    }

    private boolean isNameNearby(String name) {
        return reachable && (name.indexOf('.') < 0 || name.endsWith(".local"));
    }

    /** Reads an address; never asks a name server. */
    private static Optional<InetAddress> addressIn(String name) {
        if (!name.startsWith("[") && !V4.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(name));
        } catch (UnknownHostException noAddress) {
            return Optional.empty();
        }
    }
}
