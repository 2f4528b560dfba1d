package dev.bonin.example.members;

import dev.bonin.jdbc.MariaDbServer;
import dev.bonin.jdbc.engine.DatabaseSettings;
import org.junit.jupiter.api.extension.RegisterExtension;

class HostileMembersOnMariaDbTest extends HostileMembersContract {
    @RegisterExtension
    static final MariaDbServer SERVER = new MariaDbServer();

    @Override
    DatabaseSettings.Server empty() {
        return SERVER.empty();
    }
}
