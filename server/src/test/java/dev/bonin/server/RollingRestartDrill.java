package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.FreePorts;
import dev.bonin.jdbc.PostgreSql;
import dev.bonin.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nodes behind haproxy that are restarted one after the other while people verify themselves. A drill: run by {@code
 * scripts/drill}, not with the tests.
 */
class RollingRestartDrill {
    private static final int VISITS_BEFORE = 60;
    private static final int VISITS_BETWEEN = 40;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final List<PackagedServer> nodes = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void failsNobody(int many) throws Exception {
        var ports = new ArrayList<Haproxy.Node>();
        var free = FreePorts.of(2 * many + 2);
        for (int i = 0; i < many; i++) {
            ports.add(new Haproxy.Node(free.get(2 * i), free.get(2 * i + 1)));
        }
        try (var portOne = Sandbox.start();
                var database = PostgreSql.start(folder.resolve("database"))) {
            startAll(ports, portOne, database);
            try (var proxy = Haproxy.before(ports, folder, free.get(2 * many), free.get(2 * many + 1))) {
                var visitors = Visitors.unhurried(portOne);
                visitors.comeUntil(
                        VISITS_BEFORE, proxy.address(), () -> restartEach(ports, portOne, database, proxy, visitors));

                System.out.printf(
                        "Rolling restart of %d nodes behind haproxy: %s%n",
                        many, visitors.tally().told());
                assertThat(visitors.surprises()).isEmpty();
                assertThat(visitors.tally().told().keySet())
                        .as("nobody was told anything else")
                        .containsExactly("200", "201");
                assertThat(visitors.unanswered()).isZero();
            }
        } finally {
            nodes.forEach(PackagedServer::close);
        }
    }

    /** The first one makes the tables and the key ring that the others have, too. */
    private void startAll(List<Haproxy.Node> ports, Sandbox portOne, PostgreSql database) throws Exception {
        nodes.add(launch(ports.get(0), portOne, database).start().awaitReady());
        for (var node : ports.subList(1, ports.size())) {
            nodes.add(launch(node, portOne, database).start());
        }
        for (var node : nodes) {
            node.awaitReady();
        }
    }

    private void restartEach(
            List<Haproxy.Node> ports, Sandbox portOne, PostgreSql database, Haproxy proxy, Visitors visitors)
            throws Exception {
        for (int i = 0; i < ports.size(); i++) {
            nodes.get(i).stop();
            visitors.tally().awaitAccepted(VISITS_BETWEEN);
            nodes.set(i, launch(ports.get(i), portOne, database).start().awaitReady());
            proxy.awaitAll(ports.size());
            visitors.tally().awaitAccepted(VISITS_BETWEEN);
        }
    }

    private PackagedServerLaunch launch(Haproxy.Node node, Sandbox portOne, PostgreSql database) {
        return PackagedServerLaunch.bound(folder.resolve("unused"), portOne)
                .withJavaOption("-XX:TieredStopAtLevel=1") // many nodes start on few cores
                .with("BONIN_PORT", "" + node.port())
                .with("BONIN_MANAGEMENT_PORT", "" + node.management())
                .with("BONIN_STORE_URL", database.settings().url())
                .with("BONIN_STORE_USER", "postgres")
                .with("BONIN_STORE_PASSWORD", "postgres")
                .with("BONIN_SHUTDOWNPAUSE", "4s");
    }
}
