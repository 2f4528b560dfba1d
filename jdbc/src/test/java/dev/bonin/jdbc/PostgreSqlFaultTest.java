package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.server.ServerPools;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What can happen to a server, and that it is used again when it is back. */
class PostgreSqlFaultTest {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @BeforeEach
    void empty() {
        SERVER.empty();
    }

    @Test
    void isUsedAgainWithoutARestartOfOurs() throws IOException {
        try (var database = BoninDatabase.open(SERVER.running().settings(), Mode.SANDBOX)) {
            var store = database.verifications();
            store.open(Rows.open(1), 8);
            SERVER.running().stop();

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.open(Rows.open(2), 8))
                    .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE));
            assertThatExceptionOfType(StoreException.class).isThrownBy(database::ping);

            SERVER.running().startAgain();
            assertThat(whenItIsBack(() -> store.find(Rows.id(1)))).contains(Rows.open(1));
            store.open(Rows.open(2), 8);
            assertThat(store.find(Rows.id(2))).contains(Rows.open(2));
        }
    }

    /** The pool pauses between its attempts; each of these calls waits for one of them. */
    private static <T> T whenItIsBack(Supplier<T> use) {
        for (int attempt = 0; ; attempt++) {
            try {
                return use.get();
            } catch (StoreException away) {
                assertThat(away.kind()).isEqualTo(Kind.UNAVAILABLE);
                assertThat(attempt).as("attempts of 3 s each").isLessThan(10);
            }
        }
    }

    @Test
    void survivesThatItsConnectionsAreEndedUnderIt() {
        try (var database = BoninDatabase.open(SERVER.running().settings(), Mode.SANDBOX)) {
            database.verifications().open(Rows.open(1), 8);
            for (int number = 2; number < 10; number++) {
                SERVER.running()
                        .execute(
                                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bonin'");

                database.verifications().open(Rows.open(number), 8);
                assertThat(database.verifications().find(Rows.id(number))).isPresent();
            }
        }
    }

    @Test
    void isNotWaitedForLongerThanTheLimit() throws SQLException {
        try (var database = BoninDatabase.open(SERVER.running().settings(), Mode.SANDBOX);
                var other =
                        DriverManager.getConnection(SERVER.running().settings().url(), "postgres", "postgres");
                var statement = other.createStatement()) {
            database.verifications().open(Rows.open(1), 8);
            other.setAutoCommit(false);
            statement.execute("SELECT id FROM bonin_verification FOR UPDATE");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> database.verifications().cancel(Rows.id(1)))
                    .withMessage(
                            "its tables are locked, for example by a backup or an open session: end it, or try again (55P03)");

            other.rollback();
            assertThat(database.verifications().cancel(Rows.id(1))).isTrue();
        }
    }

    /**
     * As a fail-over manager does, or a managed server whose disk is nearly full: the sessions that are made meanwhile
     * stay read-only.
     */
    @Test
    void saysThatItTakesNoWritesAndIsUsedAgainAsSoonAsItDoes() {
        try (var database = BoninDatabase.open(SERVER.running().settings(), Mode.SANDBOX)) {
            database.verifications().open(Rows.open(1), 8);
            SERVER.running().execute("ALTER DATABASE postgres SET default_transaction_read_only = on");
            SERVER.running()
                    .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bonin'");

            isReadOnly(() -> database.verifications().open(Rows.open(2), 8));
            isReadOnly(database::ping);
            isReadOnly(() -> Rows.accept(database.verifications(), 1));
        } finally {
            SERVER.running()
                    .execute("BEGIN READ WRITE; ALTER DATABASE postgres RESET default_transaction_read_only; COMMIT");
        }
    }

    @Test
    void writesOnSessionsThatCanAfterSomeThatCouldNot() {
        try (var database = BoninDatabase.open(SERVER.running().settings(), Mode.SANDBOX)) {
            try {
                SERVER.running().execute("ALTER DATABASE postgres SET default_transaction_read_only = on");
                SERVER.running()
                        .execute(
                                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bonin'");
                isReadOnly(() -> database.verifications().open(Rows.open(1), 8));
            } finally {
                SERVER.running()
                        .execute(
                                "BEGIN READ WRITE; ALTER DATABASE postgres RESET default_transaction_read_only; COMMIT");
            }

            var failures = 0;
            while (!isKept(database, 2)) {
                failures++;
            }
            database.ping();
            assertThat(failures)
                    .as("each failure does away with two sessions at least, and there are eight")
                    .isLessThanOrEqualTo(4);
        }
    }

    private static boolean isKept(BoninDatabase database, int number) {
        try {
            database.verifications().open(Rows.open(number), 8);
            return true;
        } catch (StoreException failure) {
            assertThat(failure.kind()).isEqualTo(Kind.READ_ONLY);
            return false;
        }
    }

    private static void isReadOnly(ThrowingCallable call) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(call)
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.READ_ONLY));
    }

    @Test
    void boundsEveryWait() throws SQLException {
        try (var pool = ServerPools.of(SERVER.running().settings());
                var connection = pool.dataSource().getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(6_000);
        }
    }

    @Test
    void saysWhoIsNotLetIn() {
        var stranger = new DatabaseSettings.Server(SERVER.running().settings().url(), "nobody", "wrong", 2);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> BoninDatabase.open(stranger, Mode.SANDBOX))
                .withMessageContaining("the database refuses this user or password (28");
    }

    @Test
    void keepsTheModesApart() {
        BoninDatabase.open(SERVER.running().settings(), Mode.LIVE).close();

        assertThatExceptionOfType(OtherModeException.class)
                .isThrownBy(() -> BoninDatabase.open(SERVER.running().settings(), Mode.SANDBOX))
                .withMessage("The database was made in live mode");
    }

    @Test
    void sharesADatabaseWithTablesOfSomebodyElse() {
        SERVER.running().execute("CREATE TABLE member (id bigint PRIMARY KEY)");

        try (var database = BoninDatabase.open(SERVER.running().settings(), Mode.SANDBOX)) {
            database.verifications().open(Rows.open(1), 8);
            assertThat(database.verifications().find(Rows.id(1))).isPresent();
        }
    }
}
