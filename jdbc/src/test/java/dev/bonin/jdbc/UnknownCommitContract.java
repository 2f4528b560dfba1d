package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.server.Server;
import dev.bonin.jdbc.server.ServerTransactions;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
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

/** Sessions end while they commit. The table has no constraint that would hide it if something was done twice. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
abstract class UnknownCommitContract {
    private static final Logger LOG = System.getLogger("dev.bonin.jdbc.test");
    private static final int PIECES = 1_200;
    private static final int AT_ONCE = 8;
    private static final int PIECES_BETWEEN_ENDS = 12;
    private static final String PUT = "INSERT INTO piece (number) VALUES (?)";
    private final ConcurrentSkipListSet<Integer> acknowledged = new ConcurrentSkipListSet<>();
    private final ConcurrentSkipListSet<Integer> unknown = new ConcurrentSkipListSet<>();
    private final Semaphore progress = new Semaphore(0);

    @SuppressWarnings("NullAway.Init") // opened before each test
    ServerTransactions transactions;

    /** How one piece is kept. */
    interface Keeping {
        void keep(int number);
    }

    /** Returns an empty database. */
    abstract DatabaseSettings.Server empty();

    abstract void execute(String statement);

    /** Ends all sessions of Bonin, whatever they are doing. */
    abstract void endSessions();

    @BeforeEach
    void open() {
        var settings = empty();
        execute("CREATE TABLE piece (number int NOT NULL)");
        transactions = Server.of(settings).open();
    }

    @AfterEach
    void close() {
        transactions.close();
    }

    static Mark mark(int number) {
        return Mark.of("SELECT 1 FROM piece WHERE number = ?", number);
    }

    static int put(int number, Connection connection) throws SQLException {
        return Sql.of(PUT, number).update(connection);
    }

    Exchange exchange(int number) {
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
                    endSessions();
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

    List<Integer> kept() {
        return transactions.read(connection ->
                Sql.of("SELECT number FROM piece ORDER BY number").list(connection, row -> row.getInt(1)));
    }

    private void isKeptOnceAtMostAndNothingLost() {
        assertThat(kept()).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(kept()).allMatch(number -> acknowledged.contains(number) || unknown.contains(number));
        assertThat(acknowledged).isNotEmpty();
        LOG.log(
                Level.INFO,
                "{0} pieces while sessions ended: {1} acknowledged, {2} told as unknown, {3} kept",
                PIECES,
                acknowledged.size(),
                unknown.size(),
                kept().size());
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
}
