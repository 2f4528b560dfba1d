package dev.bonin.example.members;

import dev.bonin.jdbc.PostgreSqlServer;
import dev.bonin.jdbc.engine.DatabaseSettings;
import org.junit.jupiter.api.extension.RegisterExtension;

class HostileMembersOnPostgreSqlTest extends HostileMembersContract {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @Override
    DatabaseSettings.Server empty() {
        return SERVER.empty();
    }
}
