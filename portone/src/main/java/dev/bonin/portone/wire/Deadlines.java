package dev.bonin.portone.wire;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * Cancels calls that run past their deadline. Checks all of them every 50 ms while there are any: a timer per call
 * would have to be set, cancelled and its thread woken, although hardly any call is ever cancelled.
 */
final class Deadlines implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 50;

    private final Set<Guarded> calls = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor looks;

    Deadlines() {
        looks = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "bonin-portone-deadline");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A call in progress. Compared by identity. */
    final class Guarded {
        private final Deadline deadline;
        private final Cancellable call;

        private Guarded(Deadline deadline, Cancellable call) {
            this.deadline = deadline;
            this.call = call;
        }

        private void cutIfPassed() {
            if (deadline.passed()) {
                calls.remove(this);
                call.cancel();
            }
        }

        /** Ends the supervision; call it when the call has ended. */
        void end() {
            calls.remove(this);
        }
    }

    /**
     * Cancels {@code call} once {@code deadline} has passed, unless {@link Guarded#end()} is called before.
     *
     * @throws RejectedExecutionException if this is closed
     */
    Guarded guard(Deadline deadline, Cancellable call) {
        var guarded = new Guarded(deadline, call);
        calls.add(guarded);
        lookSoon();
        return guarded;
    }

    private void lookSoon() {
        if (looking.compareAndSet(false, true)) {
            var unused = looks.schedule(this::look, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        looking.set(false);
        calls.forEach(Guarded::cutIfPassed);
        if (!calls.isEmpty()) {
            lookSoon();
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
