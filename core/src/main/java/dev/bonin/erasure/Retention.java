package dev.bonin.erasure;

import dev.bonin.audit.Access;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.verification.VerificationId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Forgets people whose time is over, and after three years that they were forgotten. Several nodes may do so at once. */
public final class Retention {
    /** How long it can be told that and when somebody was forgotten. */
    private static final Duration LEDGER_KEPT_FOR = Duration.ofDays(3 * 365 + 1);

    private static final int AT_A_TIME = 100;

    /** One run ends some time, however many are due; the next one goes on. */
    private static final int MOST_PIECES = 100;

    private static final Access ACCESS = Access.system("retention");

    private final Eraser eraser;
    private final ErasureStore erasures;
    private final Clock clock;

    public Retention(Eraser eraser, ErasureStore erasures, Clock clock) {
        this.eraser = eraser;
        this.erasures = erasures;
        this.clock = clock;
    }

    /**
     * Does what there is to do now.
     *
     * @throws dev.bonin.verification.StoreException if the store could not be used; the next run makes up for it
     */
    public void run() {
        var now = clock.instant();
        for (int piece = 0; piece < MOST_PIECES; piece++) {
            var due = erasures.due(now, AT_A_TIME);
            erase(due);
            int forgotten = erasures.forget(now.minus(LEDGER_KEPT_FOR), AT_A_TIME);
            if (due.size() < AT_A_TIME && forgotten < AT_A_TIME) {
                return;
            }
        }
    }

    /** One that cannot be erased keeps none of the others, and is not passed over in silence. */
    private void erase(List<VerificationId> due) {
        Optional<RuntimeException> failed = Optional.empty();
        for (var id : due) {
            try {
                eraser.erase(id, Cause.RETENTION, false, ACCESS);
            } catch (RuntimeException failure) {
                failed.ifPresent(failure::addSuppressed);
                failed = Optional.of(failure);
            }
        }
        if (failed.isPresent()) {
            throw failed.get();
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
