package dev.bonin.chore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Runs chores on their own schedule and threads, from {@link #start} until {@link #close}. Several nodes may run the
 * same chores at once. An application that keeps persons must run the chores of {@code Bonin}: without them no person
 * is ever erased.
 */
public final class Chores implements AutoCloseable {
    /** One more thread than the chores need, since listeners of the application may block theirs for long. */
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
     * Starts {@code chores}; the first run of each begins immediately.
     *
     * @param undone called for each failed run, for logging; the schedule continues in any case. A
     *     {@link dev.bonin.verification.StoreException} is transient, any other failure needs an operator
     */
    public static Chores start(List<Chore> chores, BiConsumer<Chore, RuntimeException> undone) {
        return new Chores(chores, undone);
    }

    /** {@link #run} handles every failure, so the returned future can be ignored. */
    private void schedule(Chore chore) {
        var unused = threads.scheduleWithFixedDelay(
                () -> run(chore), 0, chore.pause().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Catches everything: an exception that leaves this method would silently end the schedule. */
    private void run(Chore chore) {
        try {
            chore.work().run();
        } catch (RuntimeException failure) {
            report(chore, failure);
        } catch (Error failure) {
            report(chore, new IllegalStateException("an error in the chore or in code that it calls", failure));
        }
    }

    private void report(Chore chore, RuntimeException failure) {
        try {
            undone.accept(chore, failure);
        } catch (RuntimeException | Error unhandled) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, unhandled);
        }
    }

    /** Returns whether further runs are scheduled. */
    public boolean isOpen() {
        return !threads.isShutdown();
    }

    /**
     * Stops the schedule and waits for current runs, so that none outlives the resources that it uses. After five
     * seconds they are interrupted; the next process continues their work.
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
