package dev.bonin.jdbc.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.PostgreSqlServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServerPoolTest {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @Test
    void givesUpOnAServerThatDoesNotAnswer() throws SQLException {
        var settings = SERVER.empty();
        try (var pool = ServerPool.open(settings, Dialects.of(settings));
                var lease = pool.get()) {
            assertThat(lease.connection().getNetworkTimeout()).isEqualTo(ServerPool.SOCKET_SECONDS * 1_000);
        }
    }
}
