package dev.bonin.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Tells apart who connects, for limits of connections: they come before any request could name whom a proxy speaks for. */
public final class PeerAddresses {
    private static final String NO_PROXY = "none";
    private static final int IPV6_SUBSCRIBER_BITS = 64;

    private final List<AddressBlock> trustedProxies;

    /**
     * Reads the addresses.
     *
     * @param trustedProxies addresses or CIDR blocks of the proxies in front, or {@code none} alone
     * @throws IllegalArgumentException if one of them is neither
     */
    public PeerAddresses(List<String> trustedProxies) {
        this.trustedProxies = trustedProxies.stream()
                .filter(proxy -> !proxy.equals(NO_PROXY))
                .map(AddressBlock::parse)
                .toList();
    }

    /**
     * Returns the same text for all addresses of one peer, which for IPv6 is a /64; empty for whom no limit holds: the proxies in front, and this machine,
     * on which a proxy that nobody named may run.
     */
    public Optional<String> limited(InetAddress peer) {
        if (peer.isLoopbackAddress() || trustedProxies.stream().anyMatch(proxy -> proxy.contains(peer))) {
            return Optional.empty();
        }
        int bits = peer instanceof Inet6Address ? IPV6_SUBSCRIBER_BITS : Integer.SIZE;
        return Optional.of(HexFormat.of().formatHex(AddressBlock.head(peer, bits)));
    }
}
