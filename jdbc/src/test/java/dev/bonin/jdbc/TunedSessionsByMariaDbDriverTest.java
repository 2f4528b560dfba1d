package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import org.junit.jupiter.api.extension.RegisterExtension;

class TunedSessionsByMariaDbDriverTest extends TunedSessionsContract {
    @RegisterExtension
    static final MariaDbServer SERVER = new MariaDbServer();

    @Override
    DatabaseSettings.Server emptyServer() {
        return SERVER.emptyRows();
    }

    @Override
    String parameters() {
        return "useBulkStmts=true&useBulkStmtsForInserts=true&useServerPrepStmts=true&useAffectedRows=true";
    }
}
