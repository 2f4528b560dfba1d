package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.server.Server;
import dev.bonin.jdbc.server.ServerPools;
import dev.bonin.jdbc.server.ServerTransactions;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can happen to a MariaDB, seen by both drivers, and that it is used again when it is back. */
class MariaDbFaultTest {
    /** One that ended meanwhile cannot be ended again, which is error 1094. */
    private static final String END_SESSIONS = "BEGIN NOT ATOMIC DECLARE CONTINUE HANDLER FOR 1094 BEGIN END;"
            + " FOR s IN (SELECT id FROM information_schema.processlist"
            + " WHERE user = 'bonin') DO EXECUTE IMMEDIATE CONCAT('KILL ', s.id); END FOR; END";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static MariaDb server;

    /** By whose driver. */
    enum By {
        MARIADB,
        MYSQL;

        DatabaseSettings.Server settings() {
            return this == MARIADB ? server.settings() : server.settingsOfMySql();
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = MariaDb.start(folder, "--max-allowed-packet=1M");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        server.emptyRows();
    }

    private static BoninDatabase open(By driver) {
        return BoninDatabase.open(driver.settings(), Mode.SANDBOX);
    }

    private static void isRefused(Kind kind, ThrowingCallable call) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(call)
                .satisfies(failure ->
                        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind));
    }

    @ParameterizedTest
    @EnumSource
    void isUsedAgainWithoutARestartOfOurs(By driver) throws IOException {
        try (var database = open(driver)) {
            var store = database.verifications();
            store.open(Rows.open(1), 8);
            server.stop();

            isRefused(Kind.UNAVAILABLE, () -> store.open(Rows.open(2), 8));
            assertThatExceptionOfType(StoreException.class).isThrownBy(database::ping);

            server.startAgain();
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

    @ParameterizedTest
    @EnumSource
    void survivesThatItsConnectionsAreKilled(By driver) {
        try (var database = open(driver)) {
            database.verifications().open(Rows.open(1), 8);
            for (int number = 2; number < 10; number++) {
                server.administrate(END_SESSIONS);

                database.verifications().open(Rows.open(number), 8);
                assertThat(database.verifications().find(Rows.id(number))).isPresent();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNotWaitedForLongerThanTheLimit(By driver) throws SQLException {
        try (var database = open(driver);
                var other = server.connection();
                var statement = other.createStatement()) {
            database.verifications().open(Rows.open(1), 8);
            other.setAutoCommit(false);
            statement
                    .executeQuery("SELECT id FROM bonin_verification FOR UPDATE")
                    .close();

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> database.verifications().cancel(Rows.id(1)))
                    .withMessage(
                            "its tables are locked, for example by a backup or an open session: end it, or try again"
                                    + " (1205)");

            other.rollback();
            assertThat(database.verifications().cancel(Rows.id(1))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsAStatementThatTakesTooLong(By driver) {
        try (var transactions = Server.of(driver.settings()).open()) {
            isRefused(
                    Kind.UNAVAILABLE,
                    () -> transactions.read(connection -> Sql.of(
                                    "SELECT COUNT(*) FROM seq_1_to_1000000 a, seq_1_to_1000000 b WHERE a.seq * b.seq = 7")
                            .list(connection, row -> row.getInt(1))));
        }
    }

    /** As a fail-over manager does. Sessions that were there before go on, and can write again once the server can. */
    @ParameterizedTest
    @EnumSource
    void saysThatItTakesNoWritesAndIsUsedAgainAsSoonAsItDoes(By driver) {
        try (var database = open(driver)) {
            database.verifications().open(Rows.open(1), 8);
            server.administrate("SET GLOBAL read_only=1");
            try {
                isRefused(Kind.READ_ONLY, () -> database.verifications().open(Rows.open(2), 8));
                isRefused(Kind.READ_ONLY, database::ping);
                isRefused(Kind.READ_ONLY, () -> Rows.accept(database.verifications(), 1));
                assertThat(database.verifications().find(Rows.id(1))).isPresent();
            } finally {
                server.administrate("SET GLOBAL read_only=0");
            }
            database.ping();
            database.verifications().open(Rows.open(2), 8);
        }
    }

    /** Each locks one row and then wants the other's: the server ends one of the two transactions. */
    @ParameterizedTest
    @EnumSource
    void repeatsWhatADeadlockEnded(By driver) throws Exception {
        server.execute("CREATE TABLE piece (number int PRIMARY KEY, times int NOT NULL)");
        server.execute("INSERT INTO piece VALUES (1, 0), (2, 0)");
        try (var transactions = Server.of(driver.settings()).open()) {
            var bothHaveOne = new CyclicBarrier(2);
            Callable<Boolean> up = () -> both(1, 2, bothHaveOne, transactions);
            Callable<Boolean> down = () -> both(2, 1, bothHaveOne, transactions);
            var workers = Executors.newFixedThreadPool(2);
            try {
                for (var done : workers.invokeAll(List.of(up, down))) {
                    assertThat(done.get()).isTrue();
                }
            } finally {
                workers.shutdownNow();
            }
            assertThat(transactions.<List<Integer>>read(
                            connection -> Sql.of("SELECT times FROM piece").list(connection, row -> row.getInt(1))))
                    .containsExactly(2, 2);
        }
    }

    private static boolean both(int first, int then, CyclicBarrier bothHaveOne, ServerTransactions transactions) {
        var isFirstTime = new AtomicBoolean(true);
        return transactions.write(
                connection -> {
                    count(first).update(connection);
                    if (isFirstTime.getAndSet(false)) {
                        await(bothHaveOne);
                    }
                    return count(then).update(connection) == 1;
                },
                Mark.of("SELECT 1 FROM piece WHERE number = 0"));
    }

    private static Sql count(int number) {
        return Sql.of("UPDATE piece SET times = times + 1 WHERE number = ?", number);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** MariaDB's driver sends a batch at once: what came behind the deadlock was done, and must not stay. */
    @ParameterizedTest
    @EnumSource
    void keepsNothingOfABatchThatADeadlockEnded(By driver) throws Exception {
        server.execute("CREATE TABLE piece (number int PRIMARY KEY, times int NOT NULL)");
        server.execute("INSERT INTO piece VALUES (1, 0), (2, 0), (3, 0)");
        try (var transactions = Server.of(driver.settings()).open()) {
            var bothHaveOne = new CyclicBarrier(2);
            Callable<Boolean> heavy = () -> both(1, 2, bothHaveOne, transactions);
            Callable<Boolean> batch = () -> batch(bothHaveOne, transactions);
            var workers = Executors.newFixedThreadPool(2);
            try {
                for (var done : workers.invokeAll(List.of(heavy, batch))) {
                    assertThat(done.get()).isTrue();
                }
            } finally {
                workers.shutdownNow();
            }
            assertThat(transactions.<List<Integer>>read(connection ->
                            Sql.of("SELECT times FROM piece ORDER BY number").list(connection, row -> row.getInt(1))))
                    .containsExactly(2, 2, 1);
        }
    }

    private static boolean batch(CyclicBarrier bothHaveOne, ServerTransactions transactions) {
        var isFirstTime = new AtomicBoolean(true);
        return transactions.write(connection -> {
            count(2).update(connection);
            if (isFirstTime.getAndSet(false)) {
                await(bothHaveOne);
            }
            return transactions.updateEach(
                            "UPDATE piece SET times = times + 1 WHERE number = ?",
                            List.of(new Object[] {1}, new Object[] {3}),
                            connection)
                    == 2;
        });
    }

    @ParameterizedTest
    @EnumSource
    void saysThatAStatementIsLargerThanTheServerTakes(By driver) {
        server.execute("CREATE TABLE piece (text longtext)");
        try (var transactions = Server.of(driver.settings()).open()) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> transactions.write(
                            connection -> Sql.of("INSERT INTO piece VALUES (?)", "x".repeat(2_000_000))
                                    .update(connection)))
                    .satisfies(failure -> assertThat(failure.kind()).isNotEqualTo(Kind.UNKNOWN));
            assertThat(transactions.<List<Integer>>read(
                            connection -> Sql.of("SELECT 1 FROM piece").list(connection, row -> row.getInt(1))))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void bindsWhatAnAttackerWroteWhateverTheServersModeIs(By driver) {
        server.execute("CREATE TABLE piece (text varbinary(200))");
        server.administrate("SET GLOBAL sql_mode='NO_BACKSLASH_ESCAPES,ANSI_QUOTES,PIPES_AS_CONCAT'");
        var texts = List.of("\\' OR 1=1 -- ", "''; DROP TABLE piece; -- ", "\\", "\"", "a ", "A", "a", "\0", "é");
        try (var transactions = Server.of(driver.settings()).open()) {
            for (var text : texts) {
                transactions.write(connection ->
                        Sql.of("INSERT INTO piece VALUES (?)", text).update(connection));
            }
            for (var text : texts) {
                assertThat(transactions.<List<String>>read(
                                connection -> Sql.of("SELECT text FROM piece WHERE text = ?", text)
                                        .list(connection, row -> row.getString(1))))
                        .containsExactly(text);
            }
        } finally {
            server.administrate("SET GLOBAL sql_mode=DEFAULT");
        }
    }

    @ParameterizedTest
    @EnumSource
    void boundsEveryWait(By driver) throws SQLException {
        try (var pool = ServerPools.of(driver.settings());
                var connection = pool.dataSource().getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(6_000);
            assertThat(Sql.of("SELECT CONCAT_WS(' ', @@innodb_lock_wait_timeout, @@lock_wait_timeout, @@wait_timeout,"
                                    + " @@max_statement_time, @@idle_transaction_timeout, @@tx_isolation)")
                            .list(connection, row -> row.getString(1))
                            .get(0))
                    .startsWith("2 3 60 5.000000 10 READ-COMMITTED");
            assertThat(Sql.of("SELECT @@sql_mode")
                            .list(connection, row -> row.getString(1))
                            .get(0))
                    .contains("STRICT_ALL_TABLES", "NO_ENGINE_SUBSTITUTION")
                    .doesNotContain("ESCAPES", "QUOTES");
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysWhoIsNotLetIn(By driver) {
        var stranger = new DatabaseSettings.Server(driver.settings().url(), "nobody", "wrong", 2);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> BoninDatabase.open(stranger, Mode.SANDBOX))
                .withMessageContaining("the database refuses this user or password (");
    }

    @Test
    void keepsTheModesApart() {
        BoninDatabase.open(server.settings(), Mode.LIVE).close();

        assertThatExceptionOfType(OtherModeException.class)
                .isThrownBy(() -> BoninDatabase.open(server.settings(), Mode.SANDBOX))
                .withMessage("The database was made in live mode");
        server.empty();
    }
}
