package dev.bonin.portone;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * Cuts calls that go on after their deadline, by a look at all of them twenty times a second as long as there are any:
 * a timer for each call would have to be set and taken back, and wake its thread, although hardly any call is ever cut.
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

    /** A call on its way. Two of them are never the same, whatever they say. */
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

        /** The call has come to its end. */
        void end() {
            calls.remove(this);
        }
    }

    /**
     * Cuts {@code call} once {@code deadline} has passed, unless it ends before.
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
