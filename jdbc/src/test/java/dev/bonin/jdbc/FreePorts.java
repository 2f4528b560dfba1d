package dev.bonin.jdbc;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of this machine that are free, for programs that take theirs as an option. Below those that the system gives
 * away by itself: between the choice of one of these and its use, any connection of another test could get it.
 */
public final class FreePorts {
    private static final int FIRST = 10_000;
    private static final int AFTER_LAST = 32_000;
    private static final int MOST_TRIES = 1_000;

    private FreePorts() {}

    /** Returns one. */
    public static int one() throws IOException {
        return of(1).get(0);
    }

    /** Returns so many, each another one. */
    public static List<Integer> of(int many) throws IOException {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < many; i++) {
                held.add(free());
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }

    private static ServerSocket free() throws IOException {
        IOException last = new IOException("no port was tried");
        for (int i = 0; i < MOST_TRIES; i++) {
            try {
                return bound(ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST));
            } catch (IOException taken) {
                last = taken;
            }
        }
        throw last;
    }

    /** On all addresses, as some of those programs bind it. */
    private static ServerSocket bound(int port) throws IOException {
        return new ServerSocket(port, 1);
    }
}
