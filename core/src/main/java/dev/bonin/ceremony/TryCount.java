package dev.bonin.ceremony;

import dev.bonin.ceremony.BrowserBinding.Claim;
import dev.bonin.secret.BindingHash;
import dev.bonin.source.ImpUid;
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
 * F3: a browser may ask ten times about what it started, counted before the source is asked, so that ids cannot be
 * guessed on our account. While one attempt goes on, here or on another node, the next one has to wait.
 */
final class TryCount {
    static final int MOST_TRIES = 10;

    /**
     * A node that died holds nobody up for longer. Should a source take longer, and another node ask it meanwhile, the
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

    /** A claim that may be looked into. */
    sealed interface Counted {
        Claim claim();

        /** Returns the try that was counted; empty for a bare finish, which has nothing to count on. */
        Optional<Try> attempt();
    }

    private record Proof(Claim claim, Optional<Try> attempt) implements Counted {}

    /**
     * What is kept of a browser that hands an {@code imp_uid} over. The try of one that has a single request open
     * begins with the same question to the store, as soon as nothing can speak against it any more.
     */
    BrowserHistory look(BindingHash browser, ImpUid impUid, Optional<String> claimed) {
        var named = claimed.flatMap(VerificationId::tryParse);
        var attempt = attempt(browser, named);
        return claimed.isPresent() && named.isEmpty()
                ? store.historyOf(browser, impUid)
                : store.historyOf(attempt, impUid, attempt.now().minus(VerificationRequest.GRACE));
    }

    /**
     * Counts the try, unless that has happened.
     *
     * @param begun by {@link #look}
     * @throws FinishInProgressException if another attempt goes on; nothing was counted then
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
     * The answer was no: the next attempt need not wait. The access log keeps which step said so, which the answer does
     * not tell.
     */
    void refuse(Counted counted, RefusalReason reason, Step step) {
        counted.attempt()
                .ifPresent(attempt -> store.endTry(
                        attempt, Optional.of(trail.refused(counted.claim().likely(), reason, step))));
    }

    /** Takes a try back that was no guess. */
    void undo(Counted counted) {
        counted.attempt().ifPresent(attempt -> store.endTry(attempt, Optional.empty()));
    }
}
