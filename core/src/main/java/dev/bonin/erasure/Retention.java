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
 * Erases persons at the end of their retention, and the ledger entry of an erasure after three years. Several nodes may
 * run it at once.
 */
public final class Retention {
    /** How long the ledger can prove an erasure. */
    private static final Duration LEDGER_KEPT_FOR = Duration.ofDays(3 * 365 + 1);

    private static final int AT_A_TIME = 100;

    /** Bounds one run regardless of the number of due verifications; the next run continues. */
    private static final int MOST_PIECES = 100;

    /** The number of failures that ends a run: so many indicate a general problem. */
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
     * Erases all persons that are due now. Does nothing while the clocks disagree.
     *
     * @throws dev.bonin.verification.StoreException if the store is not available; the next run retries
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
        rethrow(failed.values());
    }

    /** Continues after a failure, so that it does not block the erasure of other persons. */
    private void erase(VerificationId id, Map<VerificationId, RuntimeException> failed) {
        try {
            eraser.erase(id, Cause.RETENTION, false, ACCESS);
        } catch (RuntimeException failure) {
            failed.put(id, failure);
        }
    }

    /** Throws the first failure, with the others suppressed, so that they are logged. */
    private static void rethrow(Collection<RuntimeException> failed) {
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

    /** Returns how long the most overdue person should have been erased; zero if none is overdue. */
    public Duration overdue() {
        var now = clock.instant();
        return erasures.oldestDue(now)
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }
}
