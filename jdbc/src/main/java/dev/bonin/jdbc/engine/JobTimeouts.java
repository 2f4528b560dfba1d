package dev.bonin.jdbc.engine;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that nobody waits for a job longer than they should, by a look at all of them every quarter of a second: a
 * virtual thread that waits for a time, and no longer, costs a timer for each wait, set and taken back by a thread of
 * its own.
 */
final class JobTimeouts implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 250;

    private final Queue<Wait> waits = new ConcurrentLinkedQueue<>();
    private final ScheduledThreadPoolExecutor looks;
    private volatile boolean closed;

    /**
     * @param begin the time, in nanoseconds of the machine's steady clock, by which the job is to be begun, as
     *     {@code end} by which it is to be done
     */
    private record Wait(Job<?> job, long begin, long end) {
        boolean isOver(long now) {
            if (now - begin >= 0) {
                job.giveUp();
            }
            if (now - end >= 0) {
                job.abandon();
            }
            return job.isAnswered();
        }
    }

    JobTimeouts() {
        looks = new ScheduledThreadPoolExecutor(1, JobTimeouts::thread);
        var unused = looks.scheduleWithFixedDelay(
                () -> look(System.nanoTime()), LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "bonin-database-timeouts");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Waits for the answer of a job, and longer for that of one that was begun: whoever waits for it had better hear
     * what came of it.
     *
     * @param begin what was not begun by then is never begun
     * @param more for how much longer what was begun is waited for
     */
    <T> T await(Job<T> job, Duration begin, Duration more) {
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
            wait.job().giveUp();
            wait.job().abandon();
        });
    }

    /** Nobody waits any longer. */
    @Override
    public void close() {
        closed = true;
        looks.shutdownNow();
        endAll();
    }
}
