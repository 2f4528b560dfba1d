package dev.bonin.chore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Does chores, each when its time comes, on threads of its own, from when it is started until it is closed. Several
 * nodes may do the same ones at once. An application that keeps people has those of {@code Bonin} done: without them
 * nobody is ever erased.
 */
public final class Chores implements AutoCloseable {
    /** One more than chores need: listeners of the application may take theirs for long. */
    private static final int THREADS = 3;

    private static final Duration LAST_RUN = Duration.ofSeconds(5);

    private final ScheduledExecutorService threads;
    private final BiConsumer<Chore, RuntimeException> undone;

    private Chores(List<Chore> chores, BiConsumer<Chore, RuntimeException> undone) {
        this.undone = undone;
        this.threads = Executors.newScheduledThreadPool(THREADS, work -> {
            var named = new Thread(work, "bonin-housekeeping");
            named.setDaemon(true);
            return named;
        });
        chores.forEach(this::schedule);
    }

    /**
     * Starts doing {@code chores}, each for the first time at once.
     *
     * @param undone is told of a run that failed, for the log; the next one comes in any case. A
     *     {@link dev.bonin.verification.StoreException} passes by itself, anything else does so only if somebody looks
     */
    public static Chores start(List<Chore> chores, BiConsumer<Chore, RuntimeException> undone) {
        return new Chores(chores, undone);
    }

    /** What a run comes to is dealt with in it, so nobody asks its future. */
    private void schedule(Chore chore) {
        var unused = threads.scheduleWithFixedDelay(
                () -> run(chore), 0, chore.pause().toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Whatever goes wrong, the next run comes: anything that is thrown would end the schedule, and nobody would be
     * told.
     */
    private void run(Chore chore) {
        try {
            chore.work().run();
        } catch (RuntimeException failure) {
            tell(chore, failure);
        } catch (Error failure) {
            tell(chore, new IllegalStateException("an error in the chore or in what it calls", failure));
        }
    }

    private void tell(Chore chore, RuntimeException failure) {
        try {
            undone.accept(chore, failure);
        } catch (RuntimeException | Error deaf) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, deaf);
        }
    }

    /** Returns whether further runs come. */
    public boolean isOpen() {
        return !threads.isShutdown();
    }

    /**
     * Starts no further run and waits for those that are going on, so that none outlives what it works on. After five
     * seconds they are interrupted; the next process makes up for them.
     */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_RUN.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
