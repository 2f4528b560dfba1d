package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbCallerRedemptionTest extends CallerRedemptionContract {
    @RegisterExtension
    static final MariaDbServer SERVER = new MariaDbServer();

    @Override
    DatabaseSettings.Server emptyServer() {
        return SERVER.emptyRows();
    }

    @Override
    void restart() throws IOException {
        SERVER.running().stop();
        SERVER.running().startAgain();
    }
}
