package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbTogetherTest extends TogetherContract {
    @RegisterExtension
    static final MariaDbServer SERVER = new MariaDbServer();

    @Override
    DatabaseSettings.Server empty() {
        return SERVER.emptyRows();
    }

    @Override
    String waiting() {
        return "SELECT count(*) FROM information_schema.processlist WHERE info LIKE '%FOR UPDATE%' AND id <> connection_id()";
    }
}
