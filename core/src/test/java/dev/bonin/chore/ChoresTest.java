package dev.bonin.chore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Chores are done again and again, whatever goes wrong, until they are closed. */
@Timeout(60)
class ChoresTest {
    private static void ignored(Chore chore, RuntimeException failure) {}

    @Test
    void areWaitedForAtTheEnd() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var ended = new CompletableFuture<Boolean>();
        var chores = Chores.start(
                List.of(new Chore("slow", Duration.ofHours(1), () -> {
                    begun.countDown();
                    ended.complete(passed(mayEnd));
                })),
                ChoresTest::ignored);
        begun.await();
        var closing = CompletableFuture.runAsync(chores::close);
        await(() -> !chores.isOpen());
        assertThat(closing).isNotDone();
        mayEnd.countDown();

        assertThat(closing).succeedsWithin(Duration.ofSeconds(30));
        assertThat(ended).isCompletedWithValue(true);
    }

    /** Whether a latch was opened before somebody interrupted. */
    private static boolean passed(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException interrupted) {
            return false;
        }
    }

    @Test
    void goOnAfterAnErrorAndWhereNobodyCanBeTold() throws InterruptedException {
        var runs = new CountDownLatch(3);
        var told = new CountDownLatch(3);
        var failing = new Chore("failing", Duration.ofMillis(1), () -> {
            runs.countDown();
            throw new StackOverflowError();
        });

        try (var chores = Chores.start(List.of(failing), (chore, failure) -> {
            told.countDown();
            throw new IllegalStateException("the log is full", failure);
        })) {
            assertThat(chores).isNotNull();
            runs.await();
            told.await();
        }
    }

    @Test
    void goOnAfterARunThatFailed() throws InterruptedException {
        var runs = new CountDownLatch(3);
        var told = new CountDownLatch(3);
        var failing = new Chore("failing", Duration.ofMillis(1), () -> {
            runs.countDown();
            throw new IllegalStateException("away");
        });

        try (var chores = Chores.start(List.of(failing), (chore, failure) -> told.countDown())) {
            assertThat(chores).isNotNull();
            runs.await();
            told.await();
        }
    }

    private static void await(BooleanSupplier fact) {
        while (!fact.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
