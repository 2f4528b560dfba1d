package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.verification.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbCallerTransactionTest extends CallerTransactionContract {
    private static final Sql SETTINGS =
            Sql.of("SHOW SESSION VARIABLES WHERE variable_name IN ('autocommit', 'sql_mode',"
                    + " 'innodb_lock_wait_timeout', 'lock_wait_timeout', 'max_statement_time', 'max_execution_time')");
    private static final Sql OWN = Sql.of("SET SESSION innodb_lock_wait_timeout=41, sql_mode='ANSI_QUOTES'"
            + " /*M!100600 , max_statement_time=42 */ /*!80000 , max_execution_time=42 */");

    @RegisterExtension
    static final MariaDbServer SERVER = new MariaDbServer();

    @Override
    DatabaseSettings.Server emptyServer() {
        return SERVER.emptyRows();
    }

    @Override
    void execute(String sql) {
        SERVER.running().execute(sql);
    }

    @Override
    void awaitWaitingForLock() {
        SERVER.running().awaitWaitingForLock();
    }

    @Test
    void leavesTheApplicationItsOwnLimits() throws SQLException {
        var person = people().kept(1);
        application().commit(connection -> {
            OWN.update(connection);
            var own = settings(connection);
            assertThat(Verified.link(1, person, database().joining())).isInstanceOf(Reply.Granted.class);
            assertThat(settings(connection)).isEqualTo(own).contains("innodb_lock_wait_timeout=41", "autocommit=OFF");
        });
    }

    private static List<String> settings(Connection connection) throws SQLException {
        return SETTINGS.list(connection, row -> row.getString(1) + "=" + row.getString(2));
    }
}
