package dev.bonin.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.reason.ReasonCatalog;
import dev.bonin.web.limit.PeerAddresses;
import dev.bonin.web.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;

class ConnectionMemoryTest {
    /** The cache takes 96 KiB of each connection that is kept: findings/jetty-header-cache.sh. */
    @Test
    void holdsNoCacheOfHeaders() {
        var server = new Server();
        var http = new HttpConnectionFactory();
        server.addConnector(new ServerConnector(server, http));
        assertThat(http.getHttpConfiguration().getHeaderCacheSize())
                .as("Jetty's own")
                .isPositive();

        limits().installIn(server);

        assertThat(http.getHttpConfiguration().getHeaderCacheSize()).isZero();
    }

    private static ConnectionLimits limits() {
        var problems = new Problems(new ReasonCatalog(), new Random());
        return ConnectionLimits.of(
                problems, new ConnectionSettings(100, 10, Duration.ofSeconds(20)), new PeerAddresses(List.of()));
    }
}
