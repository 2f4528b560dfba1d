package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import org.junit.jupiter.api.extension.RegisterExtension;

class TunedSessionsByMySqlDriverTest extends TunedSessionsContract {
    @RegisterExtension
    static final MariaDbServer SERVER = new MariaDbServer();

    @Override
    DatabaseSettings.Server emptyServer() {
        SERVER.emptyRows();
        return SERVER.running().settingsOfMySql();
    }

    @Override
    String parameters() {
        return "rewriteBatchedStatements=true&useServerPrepStmts=true&cachePrepStmts=true&useAffectedRows=true"
                + "&useLocalSessionState=true";
    }
}
