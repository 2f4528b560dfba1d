package dev.bonin.erasure;

import dev.bonin.audit.Access;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.verification.VerificationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Forgets people whose time is over, and after three years that they were forgotten. Several nodes may do so at once.
 */
public final class Retention {
    /** How long it can be told that and when somebody was forgotten. */
    private static final Duration LEDGER_KEPT_FOR = Duration.ofDays(3 * 365 + 1);

    private static final int AT_A_TIME = 100;

    /** One run ends some time, however many are due; the next one goes on. */
    private static final int MOST_PIECES = 100;

    /** Where so many cannot be erased, it is not about them. */
    private static final int MOST_FAILED = 1_000;

    private static final Access ACCESS = Access.system("retention");

    private final Eraser eraser;
    private final ErasureStore erasures;
    private final Clock clock;
    private final ClockAgreement clocks;

    public Retention(Eraser eraser, ErasureStore erasures, Clock clock, ClockAgreement clocks) {
        this.eraser = eraser;
        this.erasures = erasures;
        this.clock = clock;
        this.clocks = clocks;
    }

    /**
     * Does what there is to do now; nothing while the clocks do not agree on when that is.
     *
     * @throws dev.bonin.verification.StoreException if the store could not be used; the next run makes up for it
     */
    public void run() {
        clocks.now().ifPresent(this::run);
    }

    private void run(Instant now) {
        var failed = new LinkedHashMap<VerificationId, RuntimeException>();
        for (int piece = 0; piece < MOST_PIECES && failed.size() < MOST_FAILED; piece++) {
            int asked = AT_A_TIME + failed.size();
            var due = erasures.due(now, asked);
            due.stream().filter(id -> !failed.containsKey(id)).forEach(id -> erase(id, failed));
            int forgotten = erasures.forget(now.minus(LEDGER_KEPT_FOR), AT_A_TIME);
            if (due.size() < asked && forgotten < AT_A_TIME) {
                break;
            }
        }
        tell(failed.values());
    }

    /** One that cannot be erased keeps none of the others. */
    private void erase(VerificationId id, Map<VerificationId, RuntimeException> failed) {
        try {
            eraser.erase(id, Cause.RETENTION, false, ACCESS);
        } catch (RuntimeException failure) {
            failed.put(id, failure);
        }
    }

    /** Nor is it passed over in silence. */
    private static void tell(Collection<RuntimeException> failed) {
        var failures = failed.iterator();
        if (failures.hasNext()) {
            var first = failures.next();
            failures.forEachRemaining(other -> {
                if (other != first) {
                    first.addSuppressed(other);
                }
            });
            throw first;
        }
    }

    /** How long the most overdue person should have been forgotten; zero where none is overdue. */
    public Duration overdue() {
        var now = clock.instant();
        return erasures.oldestDue(now)
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }
}
