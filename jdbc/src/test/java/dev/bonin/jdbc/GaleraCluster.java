package dev.bonin.jdbc;

import dev.bonin.verification.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Three MariaDB of one Galera cluster on this machine; all of them take writes, and each can be killed. */
final class GaleraCluster implements AutoCloseable {
    static final int NODES = 3;

    private final Path folder;
    private final List<GaleraNode> nodes;
    private final List<BoninDatabase> open = new ArrayList<>();

    private GaleraCluster(Path folder, List<GaleraNode> nodes) {
        this.folder = folder;
        this.nodes = List.copyOf(nodes);
    }

    static GaleraCluster start() throws IOException {
        var folder = OtherUser.folder("bonin-galera");
        var ports = GaleraNode.Ports.free(NODES);
        var addresses = ports.stream().map(GaleraNode.Ports::address).collect(Collectors.joining(","));
        var nodes = new ArrayList<GaleraNode>();
        for (int i = 0; i < NODES; i++) {
            nodes.add(GaleraNode.in(folder.resolve("node" + i), ports.get(i), addresses));
        }
        OtherUser.give("mysql", folder);
        var cluster = new GaleraCluster(folder, nodes);
        cluster.begin();
        return cluster;
    }

    private void begin() throws IOException {
        nodes.get(0).install();
        nodes.get(0).start("--wsrep-new-cluster");
        for (var joining : nodes.subList(1, NODES)) {
            joining.start();
        }
        as(0).administrate("CREATE DATABASE bonin");
    }

    /** Returns Bonin's stores on each node. They stay open as long as the cluster. */
    List<BoninDatabase> opened() {
        if (open.isEmpty()) {
            nodes.forEach(node -> open.add(BoninDatabase.open(node.settings(), Mode.SANDBOX)));
        }
        return List.copyOf(open);
    }

    /** Returns one node as any server. */
    MariaDb as(int node) {
        return nodes.get(node).asServer();
    }

    /** Ends a node as a power cut would. */
    void kill(int node) {
        nodes.get(node).kill();
    }

    /** Starts a node that was killed, and returns when it has what it missed. */
    void rejoin(int node) throws IOException {
        nodes.get(node).start();
    }

    @Override
    public void close() throws IOException {
        open.forEach(BoninDatabase::close);
        nodes.forEach(GaleraNode::kill);
        OtherUser.delete(folder);
    }
}
