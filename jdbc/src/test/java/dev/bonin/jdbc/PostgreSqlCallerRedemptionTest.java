package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgreSqlCallerRedemptionTest extends CallerRedemptionContract {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @Override
    DatabaseSettings.Server emptyServer() {
        return SERVER.empty();
    }

    @Override
    void restart() throws IOException {
        SERVER.running().stop();
        SERVER.running().startAgain();
    }
}
