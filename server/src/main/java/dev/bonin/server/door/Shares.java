package dev.bonin.server.door;

import dev.bonin.web.limit.PeerAddresses.Peer;
import java.util.HashMap;
import java.util.Map;

/** Counts what each peer holds, and all peers of one IPv6 site together. One instance serves all threads. */
final class Shares {
    /** How many peers of one site may hold their whole share at once. */
    private static final int OF_A_SITE = 2;

    private final int most;
    private final Map<String, Integer> held = new HashMap<>();

    Shares(int most) {
        this.most = most;
    }

    /** Takes one for a peer, and returns whether there was one left. */
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
