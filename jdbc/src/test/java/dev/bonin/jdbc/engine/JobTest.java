package dev.bonin.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.verification.StoreException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that one thread waits for and another one does. */
class JobTest {
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    @SuppressWarnings("NullAway.Init") // opened before each test
    private Connection connection;

    private final JobTimeouts patience = new JobTimeouts();

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    }

    @AfterEach
    void close() throws SQLException {
        patience.close();
        connection.close();
    }

    @Test
    void isNeverBegunOnceWhoeverWaitedHasGivenUp() {
        var job = Job.writing(work -> "done");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> patience.await(job, AT_ONCE, LONG))
                .withMessage("the database is too busy to start the work");
        assertThat(job.claim()).isFalse();
    }

    @Test
    void isWaitedForOnceItIsBegun() {
        var job = Job.writing(work -> "done");
        job.claim();
        var worker = CompletableFuture.runAsync(() -> finishAfterAnotherHasGivenUp(job));

        assertThat(patience.await(job, AT_ONCE, LONG)).isEqualTo("done");
        worker.join();
    }

    private void finishAfterAnotherHasGivenUp(Job<String> job) {
        var unbegun = Job.writing(work -> "never");
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> patience.await(unbegun, AT_ONCE.multipliedBy(200), LONG));
        try {
            job.run(connection);
            job.succeed();
        } catch (SQLException failure) {
            job.fail(failure);
        }
    }

    @Test
    void isNotWaitedForEndlessly() {
        var job = Job.writing(work -> "done");
        job.claim();

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> patience.await(job, AT_ONCE, AT_ONCE))
                .withMessage("the database did not answer in time");
    }

    @Test
    void isNotWaitedForOnceTheDatabaseIsClosed() {
        var waited = Job.writing(work -> "never");
        var waiter = CompletableFuture.runAsync(() -> patience.await(waited, LONG, LONG));
        patience.close();

        assertThatThrownBy(waiter::join).hasCauseInstanceOf(StoreException.class);
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> patience.await(Job.writing(work -> "never"), LONG, LONG));
    }
}
