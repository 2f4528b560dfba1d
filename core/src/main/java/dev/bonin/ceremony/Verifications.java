package dev.bonin.ceremony;

import dev.bonin.ceremony.PolicyCheck.Judged;
import dev.bonin.ceremony.Recording.Recorded;
import dev.bonin.ceremony.TryCount.Counted;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.source.ImpUid;
import dev.bonin.source.SourceException;
import dev.bonin.source.VerificationSource;
import dev.bonin.verification.AuditTrail;
import dev.bonin.verification.BrowserHistory;
import dev.bonin.verification.FinishedRequests;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.OpenRequests;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.Step;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationHandler;
import dev.bonin.verification.VerificationIds;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Starts and finishes verifications. One instance serves all threads. */
public final class Verifications {
    private final VerificationIds ids;
    private final OpenRequests store;
    private final Start start;
    private final ImpUidShape shape = new ImpUidShape();
    private final SameAgain sameAgain;
    private final ClosedRequest closed;
    private final SharedFlights flights = new SharedFlights();
    private final BrowserBinding binding;
    private final TryCount tries;
    private final ReportFetch reports;
    private final SameRequest sameRequest;
    private final CertifiedPerson certified = new CertifiedPerson();
    private final Freshness freshness;
    private final AllowedOrigin origins;
    private final AllowedProvider providers;
    private final PolicyCheck policies;
    private final Recording recording;
    private final Answer answer;

    /**
     * A ceremony over {@code source} and {@code store}. Take it from {@code Bonin}, which makes sure that whoever is
     * kept is erased, too.
     *
     * @param sealer seals what a purpose keeps of a person
     * @param random makes ids and nonces, so it must be unpredictable: a {@link java.security.SecureRandom} outside of
     *     tests
     * @param handlers told of every outcome, in this order
     */
    public <S extends OpenRequests & FinishedRequests & KeptRequests> Verifications(
            CeremonyRules rules,
            VerificationSource source,
            S store,
            PersonSealer sealer,
            Clock clock,
            RandomGenerator random,
            List<VerificationHandler> handlers) {
        this.ids = new VerificationIds(clock, random);
        this.store = store;
        var trail = new AuditTrail(ids, clock);
        this.start = new Start(rules, ids, store, sealer.forms(), clock, random);
        this.sameAgain = new SameAgain(clock);
        this.closed = new ClosedRequest(store, clock);
        this.binding = new BrowserBinding(rules.binding(), clock);
        this.tries = new TryCount(store, trail, clock);
        this.reports = new ReportFetch(source);
        this.sameRequest = new SameRequest(rules.binding(), store);
        this.freshness = new Freshness(source, clock);
        this.origins = new AllowedOrigin(rules.originHosts());
        this.providers = new AllowedProvider(rules.providers());
        var sealing = new PersonSealing(rules, sealer);
        this.policies = new PolicyCheck(rules, ids, store, sealing, clock);
        this.recording = new Recording(store, sealing, trail, new KeptDays(rules));
        this.answer = new Answer(rules.mode(), store, sealer, handlers);
    }

    /**
     * Opens a request for a browser.
     *
     * @param purpose one of those declared
     * @param browser the nonce of its cookie; empty if it has none yet
     * @return what the browser needs: the {@code merchant_uid}, and the nonce for its cookie
     * @throws StoreException if it could not be kept
     */
    public Started start(String purpose, Optional<BrowserNonce> browser) {
        return start(purpose, RequestedTerms.NONE, browser);
    }

    /**
     * Opens a request for a browser, with more than a purpose.
     *
     * @throws dev.bonin.policy.UnusablePolicyException if it wishes for a policy that there is not
     * @throws StoreException if it could not be kept
     */
    public Started start(String purpose, RequestedTerms requested, Optional<BrowserNonce> browser) {
        return start.start(purpose, requested, browser);
    }

    /**
     * What the {@code imp_uid} that a browser handed over is worth.
     *
     * @throws SourceException if it could not be found out; nothing changed, and the same finish can succeed later
     * @throws StoreException if it could not be looked up or kept; the same finish can succeed later
     * @throws FinishInProgressException if another finish of the same request has not ended; repeat it in a moment
     */
    public Outcome finish(FinishAttempt attempt) {
        var steps = new ArrayList<>(List.of(Step.IMP_UID_SHAPE));
        return shape.check(attempt.impUid())
                .fold(impUid -> finish(impUid, attempt, steps), reason -> answer.refused(ids.next(), reason, steps));
    }

    private Outcome finish(ImpUid impUid, FinishAttempt attempt, List<Step> steps) {
        return attempt.browser()
                .map(BrowserNonce::hash)
                .map(browser ->
                        flights.share(browser, impUid, attempt.claimedRequest(), () -> once(impUid, attempt, steps)))
                .orElseGet(() -> once(impUid, attempt, steps));
    }

    private Outcome once(ImpUid impUid, FinishAttempt attempt, List<Step> steps) {
        var history = attempt.browser()
                .map(browser -> tries.look(browser.hash(), impUid, attempt.claimedRequest()))
                .orElse(BrowserHistory.NONE);
        return again(attempt, history)
                .orElseGet(() -> Checked.proven(impUid)
                        .then(taking(
                                steps, Step.BROWSER_BINDING, id -> binding.check(id, attempt, history.unfinished())))
                        .then(taking(steps, Step.TRY_COUNTED, claim -> tries.check(claim, history.begun())))
                        .fold(
                                counted -> judge(counted, attempt, steps),
                                reason -> refused(impUid, attempt, reason, steps)));
    }

    private BrowserHistory history(ImpUid impUid, FinishAttempt attempt) {
        return attempt.browser()
                .map(browser -> store.historyOf(browser.hash(), impUid))
                .orElse(BrowserHistory.NONE);
    }

    private Optional<Outcome> again(FinishAttempt attempt, BrowserHistory history) {
        var steps = List.of(Step.IMP_UID_SHAPE, Step.BROWSER_BINDING);
        return sameAgain
                .find(attempt, history)
                .map(finished -> sameAgain.isRepeatable(finished)
                        ? answer.again(finished, attempt.browser(), steps)
                        : answer.refused(finished.id(), RefusalReason.FINISHED_LONG_AGO, steps));
    }

    /**
     * Unless another node has said yes since we looked: then the request is no longer open here, and that is the
     * answer. Where the request that is named is closed, that is the reason, whichever step has noticed.
     */
    private Outcome refused(ImpUid impUid, FinishAttempt attempt, RefusalReason reason, List<Step> steps) {
        return again(attempt, history(impUid, attempt))
                .or(() -> closed.of(attempt).map(what -> answer.closed(what, steps)))
                .orElseGet(() -> answer.refused(ids.next(), reason, steps));
    }

    private Outcome judge(Counted counted, FinishAttempt attempt, List<Step> steps) {
        return judged(counted, steps)
                .fold(
                        recorded -> {
                            spareBare(counted, recorded);
                            return answer.recorded(recorded, attempt.browser(), steps);
                        },
                        reason -> {
                            tries.refuse(counted, reason, steps.get(steps.size() - 1));
                            return refused(counted.claim().impUid(), attempt, reason, steps);
                        });
    }

    /**
     * A bare finish was no try at what the browser has open. One that accepts a request takes the others' tries back as
     * it is written.
     */
    private void spareBare(Counted counted, Recorded recorded) {
        if (recorded.request().binding().isEmpty()) {
            tries.undo(counted);
        }
    }

    private Checked<Recorded> judged(Counted counted, List<Step> steps) {
        try {
            return Checked.proven(counted)
                    .then(taking(steps, Step.REPORT, reports::check))
                    .then(taking(steps, Step.SAME_REQUEST, sameRequest::check))
                    .then(taking(steps, Step.CERTIFIED, certified::check))
                    .then(taking(steps, Step.FRESH, freshness::check))
                    .then(taking(steps, Step.ORIGIN, origins::check))
                    .then(taking(steps, Step.PROVIDER, providers::check))
                    .then(taking(steps, Step.POLICIES, policies::check))
                    .then(judged -> record(judged, steps));
        } catch (RuntimeException notFoundOut) {
            undo(counted, notFoundOut);
            throw notFoundOut;
        }
    }

    /** A refusal is recorded, too, but it was the policies that decided. */
    private Checked<Recorded> record(Judged judged, List<Step> steps) {
        if (judged.isLetThrough()) {
            steps.add(Step.RECORDED);
        }
        return recording.check(judged);
    }

    private void undo(Counted counted, RuntimeException notFoundOut) {
        try {
            tries.undo(counted);
        } catch (StoreException alsoAway) {
            notFoundOut.addSuppressed(alsoAway);
        }
    }

    private static <T, R> Function<T, Checked<R>> taking(
            List<Step> steps, Step step, Function<? super T, Checked<R>> check) {
        return proven -> {
            steps.add(step);
            return check.apply(proven);
        };
    }
}
