package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbLostAnswerTest extends LostAnswerContract {
    @RegisterExtension
    static final MariaDbServer SERVER = new MariaDbServer();

    @Override
    DatabaseSettings.Server empty() {
        return SERVER.emptyRows();
    }
}
