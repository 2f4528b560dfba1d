package dev.bonin.boot;

import dev.bonin.sealing.SealingException;
import dev.bonin.verification.StoreException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the chores, each when its time comes, on threads of its own. Several nodes may do the same ones at once. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    /** One more than chores need: listeners of the application may take theirs for long. */
    private static final int THREADS = 3;

    private final ScheduledExecutorService threads;

    private Housekeeping(List<Chore> chores) {
        this.threads = Executors.newScheduledThreadPool(THREADS, work -> {
            var named = new Thread(work, "bonin-housekeeping");
            named.setDaemon(true);
            return named;
        });
        chores.forEach(this::schedule);
    }

    /** What a run comes to is dealt with in it, so nobody asks its future. */
    private void schedule(Chore chore) {
        var unused = threads.scheduleWithFixedDelay(
                () -> run(chore), 0, chore.pause().toMillis(), TimeUnit.MILLISECONDS);
    }

    static Housekeeping start(List<Chore> chores) {
        return new Housekeeping(chores);
    }

    /** Whatever goes wrong, the next run comes: an exception would end the schedule. */
    private static void run(Chore chore) {
        try {
            chore.work().run();
        } catch (StoreException away) {
            LOG.warn("{}: not done, the next run makes up for it: {}", chore.name(), away.getMessage());
        } catch (SealingException unusable) {
            LOG.error("{}: not done, it is tried again: {}", chore.name(), unusable.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("{}: not done", chore.name(), failure);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
