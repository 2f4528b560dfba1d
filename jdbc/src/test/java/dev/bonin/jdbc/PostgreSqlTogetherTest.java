package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgreSqlTogetherTest extends TogetherContract {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @Override
    DatabaseSettings.Server empty() {
        return SERVER.empty();
    }

    @Override
    String waiting() {
        return "SELECT count(*) FROM pg_locks WHERE NOT granted";
    }
}
