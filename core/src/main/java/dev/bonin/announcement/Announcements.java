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
 * Tells the application of outcomes, each at least once: what is in the outbox stays there until a listener has heard
 * it. A listener that fails hears it again after pauses that grow from a second to an hour, for a day in all; meanwhile
 * it hears of the others. Several nodes may do so at once, and rarely tell the same.
 */
public final class Announcements {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** From here on the pause is the longest one. */
    private static final int MOST_DOUBLINGS = 12;

    /**
     * The 35 pauses in between take a day: counted by failures, so that an application that was not running loses
     * nothing.
     */
    private static final int MOST_FAILURES = 36;

    /**
     * For how long others leave an outcome to the node that is telling it. A listener that takes longer hears it twice.
     */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final int AT_A_TIME = 100;

    /** One run ends some time, however many outcomes there are; the next one goes on. */
    private static final int MOST_PIECES = 20;

    private final OutcomeOutbox outbox;
    private final KeptRequests store;
    private final PersonSealer sealer;
    private final Clock clock;

    /**
     * Those of one place.
     *
     * @param sealer proves of which person an outcome is
     */
    public Announcements(OutcomeOutbox outbox, KeptRequests store, PersonSealer sealer, Clock clock) {
        this.outbox = outbox;
        this.store = store;
        this.sealer = sealer;
        this.clock = clock;
    }

    /**
     * An outcome that could not be told.
     *
     * @param failures how often by now
     * @param givenUp whether it will not be tried again
     */
    public record Untold(VerificationId id, Class<? extends Throwable> failure, int failures, boolean givenUp) {}

    /**
     * Tells of what is due now.
     *
     * @param listener has heard an outcome when it returns
     * @return what it did not take
     * @throws StoreException if the store could not be used; the next run makes up for it
     */
    public List<Untold> run(Consumer<VerificationFinished> listener) {
        var untold = new ArrayList<Untold>();
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            var due = outbox.due(clock.instant(), AT_A_TIME);
            due.forEach(next -> tell(next, listener).ifPresent(untold::add));
            if (due.size() < AT_A_TIME) {
                break;
            }
        }
        return Collections.unmodifiableList(untold);
    }

    private Optional<Untold> tell(Due due, Consumer<VerificationFinished> listener) {
        var now = clock.instant();
        if (!outbox.claim(due.id(), now, now.plus(LEASE))) {
            return Optional.empty();
        }
        try {
            finished(due.id()).ifPresent(listener);
        } catch (RuntimeException | Error failure) { // even an Error of a listener must not end the telling of others
            return Optional.of(failed(due, failure.getClass()));
        }
        outbox.settle(due.id());
        return Optional.empty();
    }

    /** Empty where it was erased since it was claimed. */
    private Optional<VerificationFinished> finished(VerificationId id) {
        return store.find(id).flatMap(request -> switch (request.state()) {
            case ACCEPTED ->
                Optional.of(VerificationFinished.of(
                        request, store.person(id).flatMap(kept -> kept.proven(sealer, request))));
            case REFUSED -> Optional.of(VerificationFinished.of(request, Optional.empty()));
            case OPEN, EXPIRED, CANCELLED, ERASED -> Optional.empty();
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
