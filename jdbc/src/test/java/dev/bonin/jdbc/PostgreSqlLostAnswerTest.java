package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgreSqlLostAnswerTest extends LostAnswerContract {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @Override
    DatabaseSettings.Server empty() {
        return SERVER.empty();
    }
}
