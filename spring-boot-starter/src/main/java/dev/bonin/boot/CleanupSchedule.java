package dev.bonin.boot;

import dev.bonin.verification.Cleanup;
import dev.bonin.verification.StoreException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cleans up once a minute, on a thread of its own. Several nodes may do so at once. */
final class CleanupSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CleanupSchedule.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Cleanup cleanup;
    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> runs;

    private CleanupSchedule(Cleanup cleanup) {
        this.cleanup = cleanup;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            var named = new Thread(work, "bonin-cleanup");
            named.setDaemon(true);
            return named;
        });
        this.runs = thread.scheduleWithFixedDelay(this::run, 0, PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    static CleanupSchedule start(Cleanup cleanup) {
        return new CleanupSchedule(cleanup);
    }

    /** Whatever goes wrong, the next run comes: an exception would end the schedule. */
    private void run() {
        try {
            cleanup.run();
        } catch (StoreException away) {
            LOG.warn("Requests could not be cleaned up, the next run makes up for it: {}", away.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("Requests could not be cleaned up", failure);
        }
    }

    @Override
    public void close() {
        runs.cancel(false);
        thread.shutdownNow();
    }
}
