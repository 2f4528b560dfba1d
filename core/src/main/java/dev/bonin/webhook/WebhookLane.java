package dev.bonin.webhook;

import dev.bonin.webhook.WebhookQueue.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Delivers the events of one application, a few at a time, as long as some are due. */
final class WebhookLane {
    private static final int MOST_AT_ONCE = 4;
    private static final int AT_A_TIME = 50;

    /** How long other nodes skip an event that this one delivers. Longer than any attempt may take. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final String application;
    private final WebhookQueue queue;
    private final Attempts attempts;
    private final Clock clock;
    private final Queue<Due> found = new ArrayDeque<>();
    private Instant restsUntil = Instant.MIN;
    private int working;
    private boolean stopped;

    WebhookLane(String application, WebhookQueue queue, Attempts attempts, Clock clock) {
        this.application = application;
        this.queue = queue;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Starts as many workers as are missing, unless the lane rests; each ends when nothing is due. */
    synchronized void wake(Executor threads) {
        while (working < MOST_AT_ONCE && !stopped && !clock.instant().isBefore(restsUntil)) {
            try {
                threads.execute(this::work);
            } catch (RejectedExecutionException closed) {
                return;
            }
            working++;
        }
    }

    synchronized void stop() {
        stopped = true;
    }

    private void work() {
        boolean ended = false;
        try {
            for (var due = next(); due != null; due = next()) {
                attempts.make(due);
            }
            ended = true;
        } catch (RuntimeException failure) {
            undone(failure);
        } catch (Error failure) { // would end the thread without a word, and the next one would meet it at once
            undone(new IllegalStateException("an error in the delivery or in code that it calls", failure));
        } finally {
            if (!ended) {
                end();
            }
        }
    }

    private void undone(RuntimeException failure) {
        rest();
        attempts.undone(application, failure);
    }

    /** Rests where the failure is here: each further event would fail as well. */
    private synchronized void rest() {
        restsUntil = clock.instant().plus(LEASE);
    }

    private synchronized void end() {
        working--;
    }

    /**
     * Returns the next event, claimed for this node; null if none is due, and then this worker no longer counts. Both
     * in one step: a worker that found nothing and still counted would keep {@link #wake} from starting one that looks
     * again.
     */
    private synchronized @Nullable Due next() {
        for (var due = look(); due.isPresent(); due = look()) {
            var now = clock.instant();
            if (queue.claim(due.get().event().id(), now, now.plus(LEASE))) {
                return due.get();
            }
        }
        working--;
        return null;
    }

    private Optional<Due> look() {
        if (stopped) {
            return Optional.empty();
        }
        if (found.isEmpty()) {
            found.addAll(queue.due(application, clock.instant(), AT_A_TIME));
        }
        return Optional.ofNullable(found.poll());
    }
}
