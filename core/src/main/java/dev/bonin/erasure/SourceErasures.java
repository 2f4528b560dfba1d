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
 * Tells the source which records to erase. A source that is away is told later, after pauses that grow up to a day;
 * after thirty days an operator has to see to it. Several nodes may do so at once: erasing what is erased does no harm.
 */
public final class SourceErasures {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final Duration PATIENCE = Duration.ofDays(30);

    /** From here on the pause is the longest one. */
    private static final int MOST_DOUBLINGS = 11;

    /** One run ends some time; the next one goes on. */
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
     * Tells the source of what is due now. It stops where the source cannot be asked at all, so that nobody waits for
     * it again and again.
     *
     * @return those that were given up: their records are still at the source, as far as is known, and an operator has
     *     to see to it
     * @throws dev.bonin.verification.StoreException if the store could not be used; the next run makes up for it
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

    /** How many records the source has not been told of yet, up to 10,000. */
    public int pending() {
        return erasures.dueAtSource(clock.instant().plus(PATIENCE), MOST_COUNTED)
                .size();
    }

    /**
     * False if it was given up: then nothing leads to the record any more, so that is not done on the word of one
     * clock.
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
