package dev.bonin.web.limit;

import dev.bonin.web.request.ReceivedRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the address that a call is counted for: that of the connection, unless it belongs to a trusted proxy; then the
 * one that the nearest trusted proxy names. Entries further left in {@code X-Forwarded-For} come from the caller and
 * are ignored.
 */
final class CallerAddress {
    /** A subscriber gets at least a /64; counting single IPv6 addresses would give each subscriber 2^64 budgets. */
    private static final int IPV6_SUBSCRIBER_BITS = 64;

    /** A site gets at most a /48, as a rule. */
    private static final int IPV6_SITE_BITS = 48;

    /** Private networks besides those that Java knows: of carriers and clouds (RFC 6598) and of IPv6 (RFC 4193). */
    private static final List<AddressBlock> PRIVATE =
            List.of(AddressBlock.parse("100.64.0.0/10"), AddressBlock.parse("fc00::/7"));

    private static final Logger LOG = LoggerFactory.getLogger(CallerAddress.class);
    private static final Pattern BRACKET_AND_PORT = Pattern.compile("](?::\\d{1,5})?$");
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<AddressBlock> trustedProxies;
    private final AtomicBoolean hinted = new AtomicBoolean();

    CallerAddress(List<AddressBlock> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /**
     * A caller.
     *
     * @param key identifies the caller
     * @param site identifies all callers of one site; empty for IPv4, where one subscriber has few addresses
     */
    record Caller(String key, Optional<String> site) {}

    Caller of(HttpServletRequest request) {
        var received = ReceivedRequest.of(request);
        var peer = received.getRemoteAddr();
        return read(peer)
                .map(address -> known(caller(address, received)))
                .orElseGet(() -> new Caller(String.valueOf(peer), Optional.empty()));
    }

    /** Returns the address as text, for the access log. */
    String text(HttpServletRequest request) {
        var received = ReceivedRequest.of(request);
        return read(received.getRemoteAddr())
                .map(address -> caller(address, received).getHostAddress())
                .orElseGet(() -> "unknown");
    }

    private InetAddress caller(InetAddress peer, HttpServletRequest request) {
        if (!isTrusted(peer)) {
            hintAtProxy(peer, request);
            return peer;
        }
        return named(peer, request);
    }

    /** Warns once: behind a proxy that is not configured, all callers count as one, which shows only under load. */
    private void hintAtProxy(InetAddress peer, HttpServletRequest request) {
        var near = peer.isLoopbackAddress()
                || peer.isSiteLocalAddress()
                || PRIVATE.stream().anyMatch(block -> block.contains(peer));
        if (near && request.getHeader(FORWARDED_FOR) != null && hinted.compareAndSet(false, true)) {
            LOG.warn(
                    "X-Forwarded-For from a private address that is not in bonin.web.trusted-proxies is ignored. If it is a proxy"
                            + " of yours, add it; otherwise all callers behind it share one budget.");
        }
    }

    private InetAddress named(InetAddress proxy, HttpServletRequest request) {
        var caller = proxy;
        var named = String.join(",", Collections.list(request.getHeaders(FORWARDED_FOR)))
                .split(",", -1);
        for (int i = named.length - 1; i >= 0 && isTrusted(caller); i--) {
            var next = read(named[i]);
            if (next.isEmpty()) {
                return caller;
            }
            caller = next.get();
        }
        return caller;
    }

    private boolean isTrusted(InetAddress address) {
        return trustedProxies.stream().anyMatch(block -> block.contains(address));
    }

    private static Caller known(InetAddress caller) {
        return caller instanceof Inet6Address
                ? new Caller(key(caller, IPV6_SUBSCRIBER_BITS), Optional.of(key(caller, IPV6_SITE_BITS)))
                : new Caller(key(caller, Integer.SIZE), Optional.empty());
    }

    private static String key(InetAddress caller, int bits) {
        return HexFormat.of().formatHex(AddressBlock.head(caller, bits));
    }

    /**
     * Removes what may be added to an address: a port by proxies, brackets by containers, the interface by the system.
     */
    private static Optional<InetAddress> read(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var bare = text.strip();
        if (bare.startsWith("[")) {
            bare = BRACKET_AND_PORT.matcher(bare.substring(1)).replaceFirst("");
        } else if (bare.indexOf(':') >= 0 && bare.indexOf(':') == bare.lastIndexOf(':')) {
            bare = PORT.matcher(bare).replaceFirst("");
        }
        return IpAddress.parse(withoutInterface(bare));
    }

    private static String withoutInterface(String address) {
        int end = address.indexOf('%');
        return end < 0 ? address : address.substring(0, end);
    }
}
