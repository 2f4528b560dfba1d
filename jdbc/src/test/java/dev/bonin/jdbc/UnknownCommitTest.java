package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.PostgreSqlTransactions;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions end while they commit. The table has no constraint that would hide it if something was done twice. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class UnknownCommitTest {
    private static final int PIECES = 1_200;
    private static final int AT_ONCE = 8;
    private static final int PIECES_BETWEEN_ENDS = 12;
    private static final String PUT = "INSERT INTO piece (number) VALUES (?)";
    private static final String END_SESSIONS =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bonin'";
    private static final String END_WAITS =
            "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'";

    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    private final ConcurrentSkipListSet<Integer> acknowledged = new ConcurrentSkipListSet<>();
    private final ConcurrentSkipListSet<Integer> unknown = new ConcurrentSkipListSet<>();
    private final Semaphore progress = new Semaphore(0);

    @SuppressWarnings("NullAway.Init") // opened before each test
    private PostgreSqlTransactions transactions;

    /** How one piece is kept. */
    private interface Keeping {
        void keep(int number);
    }

    @BeforeEach
    void open() {
        var settings = SERVER.empty();
        SERVER.running().execute("CREATE TABLE piece (number int NOT NULL)");
        transactions = PostgreSqlTransactions.open(settings);
    }

    @AfterEach
    void close() {
        transactions.close();
    }

    private static Mark mark(int number) {
        return Mark.of("SELECT 1 FROM piece WHERE number = ?", number);
    }

    private static int put(int number, Connection connection) throws SQLException {
        return Sql.of(PUT, number).update(connection);
    }

    private Exchange exchange(int number) {
        var exchange = new Exchange();
        exchange.update(Sql.of(PUT, number));
        return exchange;
    }

    private void keepAllWhileSessionsEnd(Keeping keeping) throws InterruptedException, ExecutionException {
        var over = new AtomicBoolean();
        var workers = Executors.newFixedThreadPool(AT_ONCE + 1);
        try {
            var ending = workers.submit(() -> {
                while (!over.get()) {
                    progress.acquireUninterruptibly(PIECES_BETWEEN_ENDS);
                    SERVER.running().execute(END_SESSIONS);
                }
            });
            List<Callable<Boolean>> pieces = IntStream.range(0, PIECES)
                    .<Callable<Boolean>>mapToObj(number -> () -> note(number, keeping))
                    .toList();
            for (Future<Boolean> piece : workers.invokeAll(pieces)) {
                piece.get();
            }
            over.set(true);
            progress.release(PIECES_BETWEEN_ENDS);
            ending.get();
        } finally {
            workers.shutdownNow();
        }
    }

    private boolean note(int number, Keeping keeping) {
        try {
            keeping.keep(number);
            return acknowledged.add(number);
        } catch (StoreException failure) {
            return failure.kind() == Kind.UNKNOWN && unknown.add(number);
        } finally {
            progress.release();
        }
    }

    private List<Integer> kept() {
        return transactions.read(connection ->
                Sql.of("SELECT number FROM piece ORDER BY number").list(connection, row -> row.getInt(1)));
    }

    private void isKeptOnceAtMostAndNothingLost() {
        assertThat(kept()).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(kept()).allMatch(number -> acknowledged.contains(number) || unknown.contains(number));
        assertThat(acknowledged).isNotEmpty();
    }

    @Test
    void isLookedUpByTheMarkOfWhatWasWritten() throws Exception {
        keepAllWhileSessionsEnd(number -> transactions.write(connection -> put(number, connection), mark(number)));

        isKeptOnceAtMostAndNothingLost();
    }

    @Test
    void isLookedUpWhereTheCommitGoesWithTheLastStatements() throws Exception {
        keepAllWhileSessionsEnd(number -> assertThat(transactions.<Integer>write(
                        connection -> {
                            transactions.sendLast(exchange(number), connection);
                            return number;
                        },
                        mark(number)))
                .isEqualTo(number));

        isKeptOnceAtMostAndNothingLost();
    }

    @Test
    void isToldAsUnknownWithoutAMark() throws Exception {
        keepAllWhileSessionsEnd(number -> transactions.write(connection -> put(number, connection)));

        isKeptOnceAtMostAndNothingLost();
    }

    @Test
    void isToldAsUnknownOfASingleMessage() throws Exception {
        keepAllWhileSessionsEnd(number -> transactions.write(exchange(number)));

        isKeptOnceAtMostAndNothingLost();
    }

    @Test
    void isUnknownWhereNoStandbyConfirmsIt() throws SQLException {
        SERVER.running().execute("ALTER SYSTEM SET synchronous_standby_names = 'away'");
        SERVER.running().execute("SELECT pg_reload_conf()");
        try {
            awaitStandbysNamed("away");
            isUnknown(number -> transactions.write(connection -> put(number, connection), mark(number)), 1);
            isUnknown(number -> transactions.write(exchange(number)), 2);
        } finally {
            SERVER.running().execute("ALTER SYSTEM RESET synchronous_standby_names");
            SERVER.running().execute("SELECT pg_reload_conf()");
        }
        assertThat(kept()).containsExactly(1, 2);
    }

    private void awaitStandbysNamed(String name) {
        while (!transactions
                .read(connection -> Sql.of("SHOW synchronous_standby_names").list(connection, row -> row.getString(1)))
                .equals(List.of(name))) {
            Thread.onSpinWait();
        }
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
