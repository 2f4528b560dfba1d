package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.verification.Reply;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgreSqlCallerTransactionTest extends CallerTransactionContract {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @Override
    DatabaseSettings.Server emptyServer() {
        return SERVER.empty();
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
    void isDurableAndLeavesTheApplicationItsOwnLimits() throws SQLException {
        var person = people().kept(1);
        application().commit(connection -> {
            Sql.of("SET LOCAL lock_timeout = '41s'").update(connection);
            Sql.of("SET LOCAL synchronous_commit = off").update(connection);
            assertThat(Verified.link(1, person, database().joining())).isInstanceOf(Reply.Granted.class);
            assertThat(setting("lock_timeout", connection)).isEqualTo("41s");
            assertThat(setting("synchronous_commit", connection)).isEqualTo("on");
        });
    }

    private static String setting(String name, Connection connection) throws SQLException {
        return Sql.of("SELECT current_setting(?)", name)
                .list(connection, row -> row.getString(1))
                .get(0);
    }
}
