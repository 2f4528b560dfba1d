package dev.bonin.ceremony;

import dev.bonin.ceremony.BrowserBinding.Claim;
import dev.bonin.secret.BindingHash;
import dev.bonin.source.Evidence;
import dev.bonin.verification.AuditTrail;
import dev.bonin.verification.BrowserHistory;
import dev.bonin.verification.OpenRequests;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import dev.bonin.verification.Try;
import dev.bonin.verification.TryResult;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * F3: limits a browser to ten tries per request, counted before the source is asked, so that ids cannot be guessed at
 * our expense. While one attempt is in progress, on this or another node, the next one has to wait.
 */
final class TryCount {
    static final int MOST_TRIES = 10;

    /**
     * Bounds the wait after a node crashed. If a source takes longer and another node asks it meanwhile, the final
     * write decides.
     */
    private static final Duration LEASE = Duration.ofSeconds(10);

    private final OpenRequests store;
    private final AuditTrail trail;
    private final Clock clock;

    TryCount(OpenRequests store, AuditTrail trail, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.clock = clock;
    }

    /** Proof that the try of this claim was counted. */
    sealed interface Counted {
        Claim claim();

        /** Returns the counted try; empty for a bare finish, which has no request to count on. */
        Optional<Try> attempt();
    }

    private record Proof(Claim claim, Optional<Try> attempt) implements Counted {}

    /**
     * Returns the stored requests of a browser that sends evidence. If the browser has a single open request
     * and no earlier check can refuse it, the same query to the store also counts the try.
     */
    BrowserHistory lookAndBegin(BindingHash browser, Visit visit, Evidence evidence) {
        var attempt = attempt(browser, visit.named());
        return visit.namesNoId()
                ? store.historyOf(browser, evidence)
                : store.historyAndBegin(attempt, evidence, attempt.now().minus(VerificationRequest.GRACE));
    }

    /**
     * Counts the try, unless {@link #lookAndBegin} did.
     *
     * @param begun the try that {@link #lookAndBegin} counted
     * @throws FinishInProgressException if another attempt is in progress; nothing was counted
     */
    Checked<Counted> check(Claim claim, Optional<Try> begun) {
        return begun.isPresent() ? Checked.proven(new Proof(claim, begun)) : count(claim);
    }

    private Checked<Counted> count(Claim claim) {
        var attempt = claim.browser()
                .filter(browser -> !claim.requests().isEmpty())
                .map(browser -> attempt(browser, claim.named()));
        return switch (attempt.map(store::beginTry).orElse(TryResult.COUNTED)) {
            case COUNTED -> Checked.proven(new Proof(claim, attempt));
            case TOO_MANY -> Checked.refused(RefusalReason.TOO_MANY_TRIES);
            case IN_PROGRESS -> throw new FinishInProgressException();
        };
    }

    private Try attempt(BindingHash browser, Optional<VerificationId> named) {
        var now = clock.instant();
        return new Try(browser, named, MOST_TRIES, now, now.plus(LEASE));
    }

    /**
     * Ends the try after a refusal, so that the next attempt need not wait. The access log records the step that
     * refused, which the outcome does not reveal.
     */
    void refuse(Counted counted, RefusalReason reason, Step step) {
        counted.attempt()
                .ifPresent(attempt -> store.endTry(
                        attempt, Optional.of(trail.refused(counted.claim().likely(), reason, step))));
    }

    /** Removes a try that was not a guess. */
    void undo(Counted counted) {
        counted.attempt().ifPresent(attempt -> store.endTry(attempt, Optional.empty()));
    }
}
