package dev.bonin.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of this machine that nobody has, for programs that have to be told theirs. */
public final class FreePorts {
    private FreePorts() {}

    /** Returns so many, each another one. */
    public static List<Integer> of(int many) throws IOException {
        var held = new ArrayList<ServerSocket>();
        try {
            for (int i = 0; i < many; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }
}
