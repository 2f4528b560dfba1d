package dev.bonin.web.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Identifies peers for limits of connections, which apply before a request can name the client behind a proxy. */
public final class PeerAddresses {
    private static final String NO_PROXY = "none";
    private static final int IPV6_SUBSCRIBER_BITS = 64;
    private static final int IPV6_SITE_BITS = 48;

    private final List<AddressBlock> trustedProxies;

    /**
     * Takes the trusted proxies.
     *
     * @param trustedProxies addresses or CIDR blocks, or only {@code none}
     * @throws IllegalArgumentException if an entry is neither
     */
    public PeerAddresses(List<String> trustedProxies) {
        this.trustedProxies = trustedProxies.stream()
                .filter(proxy -> !proxy.equals(NO_PROXY))
                .map(AddressBlock::parse)
                .toList();
    }

    /**
     * A connecting peer.
     *
     * @param name the same for all addresses of one subscriber, which is a /64 for IPv6
     * @param site the same for all subscribers of one IPv6 /48, since one customer may have very many
     */
    public record Peer(String name, Optional<String> site) {}

    /**
     * Returns the peer for limits; empty for peers without limit: trusted proxies, and this machine, where a proxy may
     * run that is not configured.
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
