package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.source.ImpUid;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Kept;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Callers who wait are written in one transaction, and none of them notices: what fails for one fails for no other.
 * The first caller is held up by a lock, so that others come together behind it.
 */
abstract class TogetherContract {
    private static final int CALLERS = 40;
    private static final int HELD_UP = 99;
    private static final long LONGEST_WAIT_SECONDS = 60;
    private static final String LOCKED = "its tables are locked";
    private static final String TOO_BUSY = "the database is too busy to start";

    /** Enough for a group beside the one that is held up. */
    private static final int ENOUGH = 16;

    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(CALLERS + 1, CALLERS + 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());

    @SuppressWarnings("NullAway.Init") // opened before each test
    private CutLine line;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private BoninDatabase database;

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Verified people;

    /** Returns an empty database. */
    abstract DatabaseSettings.Server empty();

    /** Returns the query for the number of sessions that wait for a lock. */
    abstract String waiting();

    @BeforeEach
    void open() throws IOException {
        threads.prestartAllCoreThreads();
        line = new CutLine(empty());
        database = BoninDatabase.open(line.settings(), Mode.SANDBOX);
        people = new Verified(database);
        IntStream.rangeClosed(1, CALLERS)
                .forEach(number -> database.verifications().open(Rows.open(number)));
        database.verifications().open(Rows.open(HELD_UP));
    }

    @AfterEach
    void close() throws IOException {
        threads.shutdownNow();
        database.close();
        line.close();
    }

    /** Calls for each number while the call for another request is held up, and returns all results. */
    private <T> List<T> together(IntFunction<T> call) throws Exception {
        try (var other = connection()) {
            var first = heldUpBy(other);
            var enough = new CountDownLatch(ENOUGH);
            var all = new CyclicBarrier(CALLERS);
            var calls = IntStream.rangeClosed(1, CALLERS)
                    .mapToObj(number -> threads.submit(() -> {
                        all.await();
                        return counted(() -> comingAgain(TOO_BUSY, () -> call.apply(number)), enough);
                    }))
                    .toList();
            assertThat(enough.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            other.rollback();
            assertThat(first.get()).isTrue();
            return results(calls);
        }
    }

    /** Returns the call that waits for a lock, and for it again where a slow machine holds it longer than it waits. */
    private Future<Boolean> heldUpBy(Connection other) throws Exception {
        other.setAutoCommit(false);
        run(
                "UPDATE bonin_verification SET tries = tries WHERE id = '"
                        + Rows.id(HELD_UP).value() + "'",
                other);
        var first = threads.submit(() -> comingAgain(LOCKED, () -> accept(HELD_UP)));
        awaitTrue(() -> count(waiting(), other) > 0);
        return first;
    }

    /** As callers do who were told that nothing was done, and that they may come again. */
    private static <T> T comingAgain(String reason, Supplier<T> call) {
        while (true) {
            try {
                return call.get();
            } catch (StoreException away) {
                if (!String.valueOf(away.getMessage()).startsWith(reason)) {
                    throw away;
                }
            }
        }
    }

    private static <T> T counted(Supplier<T> call, CountDownLatch done) {
        try {
            return call.get();
        } finally {
            done.countDown();
        }
    }

    private static <T> List<T> results(List<Future<T>> calls) throws InterruptedException, ExecutionException {
        var results = new ArrayList<T>();
        for (var call : calls) {
            results.add(call.get());
        }
        return results;
    }

    private Connection connection() throws SQLException {
        var direct = line.direct();
        return DriverManager.getConnection(direct.url(), direct.user(), direct.password());
    }

    private static void run(String text, Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static long count(String query, Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void awaitTrue(Callable<Boolean> condition) throws Exception {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private boolean accept(int number) {
        return Rows.accept(database.verifications(), number);
    }

    private Optional<Kept> accept(int number, Completion completion, SealedPerson person) {
        return database.verifications().accept(Rows.id(number), completion, person, Rows.event(Rows.id(number)));
    }

    private VerificationState state(int number) {
        return database.verifications().find(Rows.id(number)).orElseThrow().state();
    }

    @Test
    void takesFewerCommitsAndRoundTripsThanCallersAloneWould() throws Exception {
        awaitTrue(() -> line.lines() >= line.direct().connections()); // the pool connects in the background
        int commits = line.commits();
        int before = line.roundTrips();

        assertThat(together(this::accept)).containsOnly(true);

        assertThat(line.commits() - commits).isLessThan(CALLERS / 2);
        assertThat(line.roundTrips() - before)
                .as("two for each caller if each were alone; a slow machine looks after its connections meanwhile")
                .isLessThan(2 * CALLERS);
        IntStream.rangeClosed(1, CALLERS)
                .forEach(number -> assertThat(state(number)).isEqualTo(VerificationState.ACCEPTED));
    }

    @Test
    void refusesOnlyTheOneWhoseEvidenceIsUsed() throws Exception {
        var used =
                new Completion(Optional.of(new ImpUid("imp_8")), "danal", Rows.NOW, Rows.NOW, Rows.NOW, Judgement.NONE);
        assertThat(accept(8)).isTrue();

        var kept = together(number -> number == 8
                ? Optional.of(Kept.NOBODY)
                : accept(number, number == 7 ? used : Rows.completion(number), SealedPerson.nobody()));

        assertThat(kept.get(6)).isEmpty();
        assertThat(state(7)).isEqualTo(VerificationState.OPEN);
        assertThat(kept).filteredOn(Optional::isPresent).hasSize(CALLERS - 1);
    }

    @Test
    void keepsOnePersonOnce() throws Exception {
        var persons = together(number -> people.accept(number, people.person(number, 1)));

        assertThat(persons).hasSize(CALLERS);
        assertThat(persons.stream().map(PersonId::value).distinct()).hasSize(1);
    }

    @Test
    void acceptsOneRequestOnce() throws Exception {
        var kept = together(number -> accept(1));

        assertThat(kept).filteredOn(accepted -> accepted).hasSize(1);
    }

    @Test
    void isLookedUpForEachIfTheAnswerToTheCommitIsLost() throws Exception {
        line.cutAfter("COMMIT");

        assertThat(together(this::accept)).containsOnly(true);

        assertThat(line.wasCut()).isTrue();
        IntStream.rangeClosed(1, CALLERS)
                .forEach(number -> assertThat(
                                database.log().about(Rows.id(number).value(), Optional.empty(), 10))
                        .hasSize(1));
    }

    /** The one that is held up has the lane for itself; no other waits for its end. */
    @Test
    void letsAFewGoOnBehindOneThatIsHeldUp() throws Exception {
        try (var other = connection()) {
            var first = heldUpBy(other);

            var few = threads.submit(() -> accept(1) && accept(2));
            assertThat(few.get()).isTrue();
            assertThat(first.isDone()).isFalse();

            other.rollback();
            assertThat(first.get()).isTrue();
        }
    }

    @Test
    void opensRequestsTogetherAndRefusesOnlyAnIdThatIsThere() throws Exception {
        var opened = together(number -> {
            try {
                database.verifications().open(Rows.open(number == 7 ? 8 : 1_000 + number), 8);
                return true;
            } catch (StoreException exists) {
                if (number != 7) {
                    throw exists;
                }
                return false;
            }
        });

        assertThat(opened.get(6)).isFalse();
        assertThat(opened).filteredOn(isOpen -> isOpen).hasSize(CALLERS - 1);
        assertThat(database.verifications().find(Rows.id(1_001))).contains(Rows.open(1_001));
    }
}
