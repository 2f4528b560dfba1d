package dev.bonin.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.web.limit.PeerAddresses;
import dev.bonin.web.limit.PeerAddresses.Peer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionCountsTest {
    private final PeerAddresses addresses = new PeerAddresses(List.of("192.0.2.7"));
    private final ConnectionCounts shares = new ConnectionCounts(3);

    @Test
    void endsWhereAPeerHoldsAllOfIts() throws UnknownHostException {
        assertThat(taken("203.0.113.1", 5)).isEqualTo(3);
        assertThat(taken("203.0.113.2", 5)).as("another one").isEqualTo(3);

        shares.giveBack(peer("203.0.113.1"));
        assertThat(taken("203.0.113.1", 5)).isEqualTo(1);
    }

    /** One customer of a provider has 256 networks or more, each of which counts as a peer. */
    @Test
    void endsWhereAnIpv6SiteHoldsThatOfTwo() throws UnknownHostException {
        assertThat(taken("2001:db8:0:1::1", 2)).isEqualTo(2);
        assertThat(taken("2001:db8:0:1::2", 2)).as("the same network").isEqualTo(1);
        assertThat(taken("2001:db8:0:2::1", 5)).isEqualTo(3);
        assertThat(taken("2001:db8:0:3::1", 5)).as("the site is full").isZero();
        assertThat(taken("2001:db8:1:1::1", 5)).as("another site").isEqualTo(3);

        shares.giveBack(peer("2001:db8:0:2::1"));
        assertThat(taken("2001:db8:0:3::1", 5)).isEqualTo(1);
    }

    @Test
    void areNotCountedForProxiesAndThisMachine() throws UnknownHostException {
        for (var address : List.of("127.0.0.1", "::1", "192.0.2.7")) {
            assertThat(addresses.limited(InetAddress.getByName(address))).isEmpty();
        }
    }

    private int taken(String address, int times) throws UnknownHostException {
        int taken = 0;
        for (int i = 0; i < times; i++) {
            taken += shares.take(peer(address)) ? 1 : 0;
        }
        return taken;
    }

    private Peer peer(String address) throws UnknownHostException {
        return addresses.limited(InetAddress.getByName(address)).orElseThrow();
    }
}
