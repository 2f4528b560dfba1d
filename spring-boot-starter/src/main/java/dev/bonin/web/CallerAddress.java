package dev.bonin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom a call is counted for. That is whoever holds the connection, unless it is a proxy of ours: then it is whom the nearest proxy of ours
 * names. What stands further left in {@code X-Forwarded-For} is what the caller wants us to believe.
 */
final class CallerAddress {
    /** What one subscriber gets at least; who counted single IPv6 addresses would give everybody 2^64 budgets. */
    private static final int IPV6_SUBSCRIBER_BITS = 64;

    private final List<AddressBlock> trustedProxies;

    CallerAddress(List<AddressBlock> trustedProxies) {
        this.trustedProxies = List.copyOf(trustedProxies);
    }

    /** The same text for the same caller. */
    String of(HttpServletRequest request) {
        var peer = request.getRemoteAddr();
        return read(peer).map(address -> key(caller(address, request))).orElseGet(() -> String.valueOf(peer));
    }

    private InetAddress caller(InetAddress peer, HttpServletRequest request) {
        var caller = peer;
        var named = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")))
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

    private static String key(InetAddress caller) {
        int bits = caller instanceof Inet6Address ? IPV6_SUBSCRIBER_BITS : Integer.SIZE;
        return HexFormat.of().formatHex(AddressBlock.head(caller, bits));
    }

    /** Some proxies add the port, containers the brackets, and the system the interface. */
    private static Optional<InetAddress> read(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var bare = text.strip();
        if (bare.startsWith("[")) {
            bare = bare.substring(1).replaceFirst("](?::\\d{1,5})?$", "");
        } else if (bare.indexOf(':') == bare.lastIndexOf(':')) {
            bare = bare.replaceFirst(":\\d{1,5}$", "");
        }
        return AddressBlock.address(bare.replaceFirst("%.*", ""));
    }
}
