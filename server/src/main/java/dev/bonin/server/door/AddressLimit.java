package dev.bonin.server.door;

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
 * Closes the connections that one address opens above its share, before anything is read of them: whoever holds all
 * connections keeps everybody out. The proxies of ours and this machine have no limit, since all visitors may come
 * through them.
 */
final class AddressLimit implements SelectorManager.AcceptListener {
    private final Shares shares;
    private final PeerAddresses peers;
    private final Map<SelectableChannel, Peer> open = new HashMap<>();

    AddressLimit(int most, PeerAddresses peers) {
        this.shares = new Shares(most);
        this.peers = peers;
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        if (limited(channel).filter(peer -> !isLetIn(channel, peer)).isPresent()) {
            IO.close(channel); // Jetty cannot register what is closed, and gives it up without a word
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
            shares.giveBack(peer);
        }
    }

    private synchronized boolean isLetIn(SelectableChannel channel, Peer peer) {
        if (!shares.take(peer)) {
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
            return Optional.empty(); // It holds nothing any more
        }
    }
}
