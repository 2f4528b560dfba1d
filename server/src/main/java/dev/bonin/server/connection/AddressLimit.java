package dev.bonin.server.connection;

import dev.bonin.web.limit.PeerAddresses;
import dev.bonin.web.limit.PeerAddresses.Peer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.util.IO;

/**
 * Closes connections above the limit of one address before reading from them, so that one client cannot take all
 * connections. Trusted proxies and this machine have no limit, because all visitors may come through them.
 */
final class AddressLimit implements SelectorManager.AcceptListener {
    private final ConnectionCounts counts;
    private final PeerAddresses peers;
    private final Map<SelectableChannel, Peer> open = new HashMap<>();

    AddressLimit(int most, PeerAddresses peers) {
        this.counts = new ConnectionCounts(most);
        this.peers = peers;
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        if (limited(channel).filter(peer -> !isLetIn(channel, peer)).isPresent()) {
            IO.close(channel); // Jetty fails to register a closed channel and drops it silently
        }
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        onClosed(channel);
    }

    @Override
    public synchronized void onClosed(SelectableChannel channel) {
        var peer = open.remove(channel);
        if (peer != null) {
            counts.giveBack(peer);
        }
    }

    private synchronized boolean isLetIn(SelectableChannel channel, Peer peer) {
        if (!counts.take(peer)) {
            return false;
        }
        open.put(channel, peer);
        return true;
    }

    private Optional<Peer> limited(SelectableChannel channel) {
        try {
            return channel instanceof SocketChannel socket
                            && socket.getRemoteAddress() instanceof InetSocketAddress from
                    ? peers.limited(from.getAddress())
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty(); // The channel is closed already
        }
    }
}
