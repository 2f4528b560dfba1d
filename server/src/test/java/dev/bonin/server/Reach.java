package dev.bonin.server;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;

/** From where a port can be reached. */
final class Reach {
    private static final int TIMEOUT_MILLIS = 5_000;

    private Reach() {}

    static boolean overLoopback(int port) throws IOException {
        return connects(InetAddress.getLoopbackAddress(), port);
    }

    /** Over an address that a port on loopback does not have. */
    static boolean fromOutside(int port) throws IOException {
        return connects(outside(), port);
    }

    private static boolean connects(InetAddress address, int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), TIMEOUT_MILLIS);
            return true;
        } catch (ConnectException refused) {
            return false;
        }
    }

    /** One of this machine's network; on a machine without network, Linux's second loopback address does as well. */
    static InetAddress outside() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst()
                .orElse(InetAddress.getByName("127.0.0.2"));
    }
}
