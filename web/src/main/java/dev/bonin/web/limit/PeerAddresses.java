package dev.bonin.web.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Tells apart who connects, for limits of connections: they come before any request could name whom a proxy speaks for.
 */
public final class PeerAddresses {
    private static final String NO_PROXY = "none";
    private static final int IPV6_SUBSCRIBER_BITS = 64;
    private static final int IPV6_SITE_BITS = 48;

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
     * Who connects.
     *
     * @param name the same for all addresses of one subscriber, which for IPv6 is a /64
     * @param site the same for all subscribers of one IPv6 /48, of which one customer may have very many
     */
    public record Peer(String name, Optional<String> site) {}

    /**
     * Returns who a peer is for limits; empty for whom no limit holds: the proxies in front, and this machine,
     * on which a proxy that nobody named may run.
     */
    public Optional<Peer> limited(InetAddress peer) {
        if (peer.isLoopbackAddress() || trustedProxies.stream().anyMatch(proxy -> proxy.contains(peer))) {
            return Optional.empty();
        }
        return Optional.of(
                peer instanceof Inet6Address
                        ? new Peer(head(peer, IPV6_SUBSCRIBER_BITS), Optional.of(head(peer, IPV6_SITE_BITS)))
                        : new Peer(head(peer, Integer.SIZE), Optional.empty()));
    }

    private static String head(InetAddress peer, int bits) {
        return bits + ":" + HexFormat.of().formatHex(AddressBlock.head(peer, bits));
    }
}
