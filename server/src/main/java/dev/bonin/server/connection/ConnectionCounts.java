package dev.bonin.server.connection;

import dev.bonin.web.limit.PeerAddresses.Peer;
import java.util.HashMap;
import java.util.Map;

/** Counts the connections of each peer, and of all peers of one IPv6 site. Thread-safe. */
final class ConnectionCounts {
    /** A site may have this many times the connections of one peer. */
    private static final int OF_A_SITE = 2;

    private final int most;
    private final Map<String, Integer> held = new HashMap<>();

    ConnectionCounts(int most) {
        this.most = most;
    }

    /** Counts one connection of a peer; returns false, without counting, if the peer is at its limit. */
    synchronized boolean take(Peer peer) {
        if (isFull(peer)) {
            return false;
        }
        held.merge(peer.name(), 1, Integer::sum);
        peer.site().ifPresent(site -> held.merge(site, 1, Integer::sum));
        return true;
    }

    private boolean isFull(Peer peer) {
        return held(peer.name()) >= most
                || peer.site().filter(site -> held(site) >= most * OF_A_SITE).isPresent();
    }

    private int held(String key) {
        return held.getOrDefault(key, 0);
    }

    synchronized void giveBack(Peer peer) {
        giveBack(peer.name());
        peer.site().ifPresent(this::giveBack);
    }

    private void giveBack(String key) {
        held.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }
}
