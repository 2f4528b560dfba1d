package dev.bonin.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores the events of applications that have an endpoint, until they are delivered, and for a time afterwards. A store
 * writes each event in the transaction that accepts, refuses, expires or erases the verification. Deleting a
 * verification deletes its events that are no longer waiting. Each call is one transaction and may throw a {@code
 * StoreException}. Implementations must pass {@code WebhookQueueContract} of the test kit.
 */
public interface WebhookQueue {

    /** The state of an event's delivery. */
    enum State {
        WAITING,
        DELIVERED,
        /** Given up, or recorded while the endpoint was off. It can be replayed. */
        FAILED
    }

    /**
     * An event that is due.
     *
     * @param attempts how many failed so far, since it was recorded or replayed
     */
    record Due(WebhookEvent event, int attempts) {}

    /**
     * An event in the delivery log.
     *
     * @param attemptedAt when it was last tried; empty if never
     * @param result what came of the last attempt: the status of the answer, or a word
     * @param nextAt when it is tried next; empty unless it is waiting
     */
    record Entry(
            WebhookEvent event,
            State state,
            int attempts,
            Optional<Instant> attemptedAt,
            Optional<String> result,
            Optional<Instant> nextAt) {}

    /**
     * What is waiting, of all applications.
     *
     * @param oldest when the oldest waiting event happened; empty if none waits
     */
    record Backlog(long waiting, Optional<Instant> oldest) {}

    /** Returns the applications with an endpoint that is on and an event that is due. */
    List<String> applicationsDue(Instant now);

    /** Returns the events of an application that are due and not claimed, those due longest first. */
    List<Due> due(String application, Instant now, int most);

    /**
     * Reserves an event for this node until {@code until}.
     *
     * @return false, without any change, if it is not due: another node claimed it first, or it is no longer waiting
     */
    boolean claim(String id, Instant now, Instant until);

    /** Records the attempt that delivered an event. */
    void delivered(String id, String result, Instant at);

    /**
     * Records a failed attempt, unless the event is no longer waiting.
     *
     * @param nextAt when it is tried next; empty to give it up
     */
    void failed(String id, String result, Instant at, Optional<Instant> nextAt);

    /** Returns the events of an application that happened since, the oldest first. */
    List<Entry> log(String application, Instant since, int most);

    /**
     * Makes all events of one verification due again, or the event with that id, with attempts counted anew.
     *
     * @param id of the event or the verification
     * @return the number of events
     */
    int replay(String application, String id, Instant now);

    /** Does the same with all failed events that happened since. */
    int replayFailed(String application, Instant since, Instant now);

    Backlog backlog();

    /** Deletes up to {@code most} events that are no longer waiting and happened before; returns how many. */
    int forget(Instant before, int most);
}
