package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbUnknownCommitTest {
    @RegisterExtension
    static final MariaDbServer SERVER = new MariaDbServer();

    @Nested
    class ByMariaDbsDriver extends Killed {
        @Override
        DatabaseSettings.Server empty() {
            return SERVER.emptyRows();
        }
    }

    @Nested
    class ByMySqlsDriver extends Killed {
        @Override
        DatabaseSettings.Server empty() {
            SERVER.emptyRows();
            return SERVER.running().settingsOfMySql();
        }
    }

    abstract static class Killed extends UnknownCommitContract {
        private static final String SESSIONS =
                "SELECT id FROM information_schema.processlist WHERE user = 'bonin' AND id <> CONNECTION_ID()";

        @Override
        void execute(String statement) {
            SERVER.running().execute(statement);
        }

        /** One that ended meanwhile cannot be ended again. */
        @Override
        void endSessions() {
            try (var connection = SERVER.running().connection();
                    var kill = connection.createStatement()) {
                for (var session : Sql.of(SESSIONS).list(connection, row -> row.getLong(1))) {
                    end(session, kill);
                }
            } catch (SQLException failure) {
                throw new AssertionError("Sessions cannot be ended", failure);
            }
        }

        private static void end(long session, Statement kill) throws SQLException {
            try {
                kill.execute("KILL " + session);
            } catch (SQLException failure) {
                if (failure.getErrorCode() != 1094) {
                    throw failure;
                }
            }
        }
    }
}
