package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgreSqlUnknownCommitTest extends UnknownCommitContract {
    private static final String END_SESSIONS =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bonin'";
    private static final String WAITS = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";
    private static final String END_WAITS =
            "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";

    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @Override
    DatabaseSettings.Server empty() {
        return SERVER.empty();
    }

    @Override
    void execute(String statement) {
        SERVER.running().execute(statement);
    }

    @Override
    void endSessions() {
        execute(END_SESSIONS);
    }

    @Test
    void isUnknownWhereNoStandbyConfirmsIt() throws SQLException {
        SERVER.running().execute("ALTER SYSTEM SET synchronous_standby_names = 'away'");
        SERVER.running().execute("SELECT pg_reload_conf()");
        try {
            awaitCommitsThatWait();
            isUnknown(number -> transactions.write(connection -> put(number, connection), mark(number)), 1);
            isUnknown(number -> transactions.write(exchange(number)), 2);
        } finally {
            SERVER.running().execute("ALTER SYSTEM RESET synchronous_standby_names");
            SERVER.running().execute("SELECT pg_reload_conf()");
        }
        assertThat(kept()).containsExactly(1, 2);
    }

    /** The checkpointer lets commits wait, soon after the settings were loaded; until then they are done at once. */
    private static void awaitCommitsThatWait() {
        var commit = CompletableFuture.runAsync(PostgreSqlUnknownCommitTest::commit);
        while (SERVER.running().count(WAITS) == 0) {
            commit = commit.isDone() ? CompletableFuture.runAsync(PostgreSqlUnknownCommitTest::commit) : commit;
        }
        while (!commit.isDone()) {
            SERVER.running().execute(END_WAITS);
        }
    }

    /** With the wait that this server does without otherwise. */
    private static void commit() {
        SERVER.running()
                .execute("BEGIN; SET LOCAL synchronous_commit = on;"
                        + " SELECT pg_logical_emit_message(true, 'tests', 'nothing'); COMMIT");
    }

    /** Somebody ends the wait for the standby, which PostgreSQL answers with success and a warning. */
    private static void isUnknown(Keeping keeping, int number) {
        var answered = new AtomicBoolean();
        var ending = CompletableFuture.runAsync(() -> {
            while (!answered.get()) {
                SERVER.running().execute(END_WAITS);
            }
        });
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> keeping.keep(number))
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.UNKNOWN));
        answered.set(true);
        ending.join();
    }
}
