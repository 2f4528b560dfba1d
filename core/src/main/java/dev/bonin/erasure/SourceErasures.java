package dev.bonin.erasure;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvents;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.erasure.ErasureStore.SourceRecord;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.source.RecordErasure;
import dev.bonin.source.SourceException;
import dev.bonin.verification.VerificationId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Asks the source to erase records. Failed calls are retried with pauses that grow up to one day; after thirty days the
 * record is given up and an operator has to settle it. Several nodes may run it at once: erasing a record twice is
 * harmless.
 */
public final class SourceErasures {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofDays(30);

    /** Number of doublings after which the pause stays at its maximum. */
    private static final int MOST_DOUBLINGS = 11;

    /** Bounds one run; the next run continues. */
    private static final int AT_A_TIME = 100;

    private static final int MOST_COUNTED = 10_000;

    private static final Access ACCESS = Access.system("erasure at the source");

    private final ErasureStore erasures;
    private final RecordErasure source;
    private final AuditEvents events;
    private final Clock clock;
    private final ClockAgreement clocks;

    public SourceErasures(
            ErasureStore erasures, RecordErasure source, AuditEvents events, Clock clock, ClockAgreement clocks) {
        this.erasures = erasures;
        this.source = source;
        this.events = events;
        this.clock = clock;
        this.clocks = clocks;
    }

    /**
     * Asks the source to erase the records that are due now. Stops at the first call that shows that the source is
     * unavailable, so that a run does not wait for many timeouts.
     *
     * @return the records that were given up: they probably still exist at the source, and an operator has to
     *     settle them
     * @throws dev.bonin.verification.StoreException if the store is not available; the next run retries
     */
    public List<VerificationId> run() {
        var givenUp = new ArrayList<VerificationId>();
        for (var record : erasures.dueAtSource(clock.instant(), AT_A_TIME)) {
            try {
                settle(record, source.erase(record.impUid()) ? SourceState.ERASED : SourceState.NOT_THERE);
            } catch (SourceException failure) {
                if (!hold(record, failure)) {
                    givenUp.add(record.id());
                }
                if (failure.kind() != SourceException.Kind.UNRECOGNIZED_ANSWER) {
                    break;
                }
            }
        }
        return Collections.unmodifiableList(givenUp);
    }

    /** Returns the number of records not yet erased at the source, up to 10,000. */
    public int pending() {
        return erasures.dueAtSource(clock.instant().plus(PATIENCE), MOST_COUNTED)
                .size();
    }

    /**
     * Schedules the next attempt, or gives up and returns false. Giving up deletes the reference to the record, so it
     * requires that the clocks agree.
     */
    private boolean hold(SourceRecord record, SourceException failure) {
        var now = clock.instant();
        var end = record.since().plus(PATIENCE);
        if (!now.isBefore(end)
                && clocks.now().filter(agreed -> !agreed.isBefore(end)).isPresent()) {
            settle(record, SourceState.GIVEN_UP);
            return false;
        }
        erasures.postpone(record.id(), now.plus(pause(record.failures(), failure)));
        return true;
    }

    private static Duration pause(int failures, SourceException failure) {
        var own = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        var asked = failure.retryAfter().orElse(Duration.ZERO);
        var longer = own.compareTo(asked) < 0 ? asked : own;
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }

    private void settle(SourceRecord record, SourceState outcome) {
        var event = events.about(
                record.id().value(),
                record.application(),
                record.purpose(),
                AuditAction.SOURCE_ERASURE,
                ACCESS,
                "outcome=" + outcome.code() + " failures=" + record.failures());
        erasures.settle(record.id(), outcome, event);
    }
}
