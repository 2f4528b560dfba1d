package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.verification.Reply;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MariaDbCallerTransactionTest extends CallerTransactionContract {
    private static final Sql SETTINGS =
            Sql.of("SELECT @@innodb_lock_wait_timeout, @@sql_mode, @@max_statement_time, @@autocommit");

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
            Sql.of("SET SESSION innodb_lock_wait_timeout=41, sql_mode='ANSI_QUOTES', max_statement_time=42")
                    .update(connection);
            assertThat(Verified.link(1, person, database().joining())).isInstanceOf(Reply.Granted.class);
            assertThat(SETTINGS.list(
                            connection, row -> List.of(row.getInt(1), row.getString(2), row.getInt(3), row.getInt(4))))
                    .containsExactly(List.of(41, "ANSI_QUOTES", 42, 0));
        });
    }
}
