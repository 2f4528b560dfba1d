package dev.bonin.announcement;

import dev.bonin.announcement.OutcomeOutbox.Due;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationFinished;
import dev.bonin.verification.VerificationId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Delivers outcomes to the application, each at least once: an outcome stays in the outbox until the listener has
 * returned. After a failure the outcome is retried with pauses that grow from one second to one hour, for about a day
 * in total; other outcomes are delivered meanwhile. Several nodes may deliver at once and rarely deliver the same
 * outcome twice.
 */
public final class Announcements {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** Number of doublings after which the pause stays at its maximum. */
    private static final int MOST_DOUBLINGS = 12;

    /**
     * The 35 pauses in between take a day. Counted in failures instead of time, so that an application that was down
     * loses nothing.
     */
    private static final int MOST_FAILURES = 36;

    /**
     * How long other nodes skip an outcome that one node is delivering. A listener that takes longer receives it twice.
     */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final int AT_A_TIME = 100;

    /** Bounds one run regardless of the number of outcomes; the next run continues. */
    private static final int MOST_PIECES = 20;

    private final OutcomeOutbox outbox;
    private final KeptRequests store;
    private final PersonSealer sealer;
    private final Clock clock;

    /**
     * Creates the delivery for one outbox and its store.
     *
     * @param sealer proves which person an outcome belongs to
     */
    public Announcements(OutcomeOutbox outbox, KeptRequests store, PersonSealer sealer, Clock clock) {
        this.outbox = outbox;
        this.store = store;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * An outcome that could not be delivered.
     *
     * @param failures the number of failed attempts so far
     * @param givenUp whether no further attempt follows
     */
    public record Untold(VerificationId id, Class<? extends Throwable> failure, int failures, boolean givenUp) {}

    /**
     * Delivers the outcomes that are due now.
     *
     * @param listener has accepted an outcome when it returns without an exception
     * @return the outcomes that it did not accept
     * @throws StoreException if the store is not available; the next run retries
     */
    public List<Untold> run(Consumer<VerificationFinished> listener) {
        var untold = new ArrayList<Untold>();
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            var due = outbox.due(clock.instant(), AT_A_TIME);
            due.forEach(next -> deliver(next, listener).ifPresent(untold::add));
            if (due.size() < AT_A_TIME) {
                break;
            }
        }
        return Collections.unmodifiableList(untold);
    }

    private Optional<Untold> deliver(Due due, Consumer<VerificationFinished> listener) {
        var now = clock.instant();
        if (!outbox.claim(due.id(), now, now.plus(LEASE))) {
            return Optional.empty();
        }
        try {
            finished(due.id()).ifPresent(listener);
        } catch (RuntimeException | Error failure) { // an Error of one listener must not stop the others
            return Optional.of(failed(due, failure.getClass()));
        }
        outbox.settle(due.id());
        return Optional.empty();
    }

    /** Returns the event; empty if the verification was erased after the claim, and for guardians. */
    private Optional<VerificationFinished> finished(VerificationId id) {
        return store.find(id).filter(request -> !request.isOfGuardian()).flatMap(request -> switch (request.state()) {
            case ACCEPTED ->
                Optional.of(VerificationFinished.of(
                        request, store.person(id).flatMap(kept -> kept.proven(sealer, request))));
            case REFUSED -> Optional.of(VerificationFinished.of(request, Optional.empty()));
            case OPEN, GUARDIAN_NEEDED, EXPIRED, CANCELLED, ERASED -> Optional.empty();
        });
    }

    private Untold failed(Due due, Class<? extends Throwable> failure) {
        var failures = due.failures() + 1;
        var givenUp = failures >= MOST_FAILURES;
        if (givenUp) {
            outbox.settle(due.id());
        } else {
            outbox.postpone(due.id(), clock.instant().plus(pause(due.failures())));
        }
        return new Untold(due.id(), failure, failures, givenUp);
    }

    private static Duration pause(int failures) {
        var own = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        return own.compareTo(LONGEST_PAUSE) < 0 ? own : LONGEST_PAUSE;
    }
}
