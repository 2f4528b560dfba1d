package dev.bonin.jdbc.engine;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Enforces the timeouts of jobs by checking all of them every quarter of a second. A timed wait per job would be more
 * expensive: each one of a virtual thread schedules and cancels a timer on another thread.
 */
public final class JobTimeouts implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 250;

    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final ScheduledThreadPoolExecutor looks;
    private volatile boolean closed;

    /**
     * @param begin the {@link System#nanoTime} by which the job has to start
     * @param end the {@link System#nanoTime} by which it has to be done
     */
    private record Wait(Job<?> job, long begin, long end) {
        boolean isOver(long now) {
            if (now - begin >= 0) {
                job.timeOutQueued();
            }
            if (now - end >= 0) {
                job.timeOutRunning();
            }
            return job.isAnswered();
        }
    }

    public JobTimeouts() {
        this(() -> {});
    }

    /** @param also looks at something else each time; must not throw */
    public JobTimeouts(Runnable also) {
        looks = new ScheduledThreadPoolExecutor(1, JobTimeouts::thread);
        var unused = looks.scheduleWithFixedDelay(
                () -> {
                    look(System.nanoTime());
                    also.run();
                },
                LOOK_EVERY_MILLIS,
                LOOK_EVERY_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "bonin-database-timeouts");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Waits for the result of a job. A job that has started gets more time, since its caller should learn the result.
     *
     * @param begin time within which the job has to start; afterwards it never runs
     * @param more additional time for a job that has started
     */
    public <T> T await(Job<T> job, Duration begin, Duration more) {
        long begun = System.nanoTime() + begin.toNanos();
        waits.add(new Wait(job, begun, begun + more.toNanos()));
        if (closed) {
            endAll();
        }
        return job.await();
    }

    private void look(long now) {
        waits.removeIf(wait -> wait.isOver(now));
    }

    private void endAll() {
        waits.forEach(wait -> {
            wait.job().timeOutQueued();
            wait.job().timeOutRunning();
        });
    }

    /** Fails all waiting jobs. */
    @Override
    public void close() {
        closed = true;
        looks.shutdownNow();
        endAll();
    }
}
