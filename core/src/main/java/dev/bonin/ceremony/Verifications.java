package dev.bonin.ceremony;

import dev.bonin.ceremony.PolicyCheck.Judged;
import dev.bonin.ceremony.Recording.Recorded;
import dev.bonin.ceremony.TryCount.Counted;
import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.ceremony.watch.FinishWatch.Watched;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.source.Evidence;
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

/** Starts and finishes verifications. Safe for use by several threads. */
public final class Verifications {
    private final VerificationIds ids;
    private final OpenRequests store;
    private final Start start;
    private final EvidenceShape shape;
    private final SameAgain sameAgain;
    private final ClosedRequest closed;
    private final SharedFlights flights = new SharedFlights();
    private final BrowserBinding binding;
    private final TryCount tries;
    private final ReportFetch reports;
    private final SameRequest sameRequest;
    private final CertifiedPerson certified = new CertifiedPerson();
    private final Freshness freshness;
    private final OurWindow windows;
    private final AllowedProvider providers;
    private final PolicyCheck policies;
    private final Recording recording;
    private final Answer answer;
    private final FinishWatch watch;

    /**
     * Creates a ceremony over {@code source} and {@code store}. Prefer the instance of {@code Bonin}, which also
     * ensures that kept persons are erased.
     *
     * @param sealer seals the data that a purpose keeps about a person
     * @param random creates ids and nonces, so it must be unpredictable: a {@link java.security.SecureRandom}
     *     outside of tests
     * @param handlers receive every outcome, in this order
     * @param watch watches the finishes; {@link FinishWatch#NONE} if none does
     */
    public <S extends OpenRequests & FinishedRequests & KeptRequests> Verifications(
            CeremonyRules rules,
            VerificationSource source,
            S store,
            PersonSealer sealer,
            Clock clock,
            RandomGenerator random,
            List<VerificationHandler> handlers,
            FinishWatch watch) {
        this.watch = watch;
        this.ids = new VerificationIds(clock, random);
        this.store = store;
        var trail = new AuditTrail(ids, clock);
        this.start = new Start(rules, ids, store, sealer.forms(), clock, random);
        this.shape = new EvidenceShape(rules.binding());
        this.sameAgain = new SameAgain(clock);
        this.closed = new ClosedRequest(store, clock);
        this.binding = new BrowserBinding(rules.binding(), clock);
        this.tries = new TryCount(store, trail, clock);
        this.reports = new ReportFetch(source);
        this.sameRequest = new SameRequest(rules.binding(), store);
        this.freshness = new Freshness(source, clock);
        this.windows = new OurWindow(rules);
        this.providers = new AllowedProvider(rules.providers());
        var sealing = new PersonSealing(rules, sealer);
        this.policies = new PolicyCheck(rules, ids, store, sealing, clock);
        this.recording = new Recording(
                store, sealing, new HandoverSealing(rules, sealing.handovers()), trail, new KeptDays(rules));
        this.answer = new Answer(rules.mode(), store, sealer, clock, handlers);
    }

    /**
     * Opens a request for a browser.
     *
     * @param purpose a declared purpose
     * @param browser the nonce of its cookie; empty if it has none yet
     * @return the id to open the window with, and the nonce for the browser's cookie
     * @throws StoreException if the request could not be stored
     */
    public Started start(String purpose, Optional<BrowserNonce> browser) {
        return start(purpose, RequestedTerms.NONE, browser);
    }

    /**
     * Opens a request for a browser, with additional terms.
     *
     * @throws dev.bonin.policy.UnusablePolicyException if it requests an unknown policy
     * @throws StoreException if the request could not be stored
     */
    public Started start(String purpose, RequestedTerms requested, Optional<BrowserNonce> browser) {
        return start.start(purpose, requested, browser);
    }

    /**
     * Decides on the evidence that a browser sent.
     *
     * @throws SourceException if the source could not be asked; nothing changed, and the same finish can succeed
     *     later
     * @throws StoreException if the store failed; the same finish can succeed later
     * @throws FinishInProgressException if another finish of the same request is in progress; repeat the call in a
     *     moment
     */
    public Outcome finish(FinishAttempt attempt) {
        var watched = watch.begin();
        try {
            var outcome = finish(attempt, new Course(watched));
            watched.answered(outcome);
            return outcome;
        } catch (RuntimeException | Error failure) {
            watched.failed(failure);
            throw failure;
        }
    }

    private Outcome finish(FinishAttempt attempt, Course course) {
        return shape.check(attempt)
                .fold(
                        evidence -> finish(evidence, Visit.of(attempt), course),
                        reason -> answer.refused(ids.next(), reason, course.steps()));
    }

    private Outcome finish(Evidence evidence, Visit visit, Course course) {
        return visit.browser()
                .map(browser ->
                        flights.share(browser, evidence, visit.claimedRequest(), () -> once(evidence, visit, course)))
                .orElseGet(() -> once(evidence, visit, course));
    }

    private Outcome once(Evidence evidence, Visit visit, Course course) {
        var history = visit.browser()
                .map(browser -> tries.lookAndBegin(browser, visit, evidence))
                .orElse(BrowserHistory.NONE);
        return again(visit, history)
                .orElseGet(() -> Checked.proven(evidence)
                        .then(taking(
                                course, Step.BROWSER_BINDING, id -> binding.check(id, visit, history.unfinished())))
                        .then(taking(course, Step.TRY_COUNTED, claim -> tries.check(claim, history.begun())))
                        .fold(
                                counted -> judge(counted, visit, course),
                                reason -> refused(evidence, visit, reason, course)));
    }

    private BrowserHistory history(Evidence evidence, Visit visit) {
        return visit.browser()
                .map(browser -> store.historyOf(browser, evidence))
                .orElse(BrowserHistory.NONE);
    }

    private Optional<Outcome> again(Visit visit, BrowserHistory history) {
        var steps = List.of(Step.EVIDENCE_SHAPE, Step.BROWSER_BINDING);
        return sameAgain
                .find(visit, history)
                .map(finished -> sameAgain.isRepeatable(finished)
                        ? answer.again(finished, visit.nonce(), steps)
                        : answer.tooLate(finished, steps));
    }

    /**
     * Returns the outcome of a refusal. If another node accepted the request meanwhile, it is no longer open here, and
     * that acceptance is the outcome. If the named request is closed, that is the reason, whichever step refused.
     */
    private Outcome refused(Evidence evidence, Visit visit, RefusalReason reason, Course course) {
        var steps = course.steps();
        return again(visit, history(evidence, visit))
                .or(() -> closed.of(visit).map(what -> answer.closed(what, steps)))
                .orElseGet(() -> answer.refused(ids.next(), reason, steps));
    }

    private Outcome judge(Counted counted, Visit visit, Course course) {
        var decision = judged(counted, visit, course);
        course.decide();
        return decision.fold(
                recorded -> {
                    spareBare(counted, recorded);
                    return answer.recorded(recorded, visit.nonce(), course.steps());
                },
                reason -> {
                    tries.refuse(counted, reason, course.last());
                    return refused(counted.claim().evidence(), visit, reason, course);
                });
    }

    /**
     * A bare finish does not count as a try of the browser's open requests. A finish that accepts a request removes the
     * other requests' tries in the same write.
     */
    private void spareBare(Counted counted, Recorded recorded) {
        if (recorded.request().binding().isEmpty()) {
            tries.undo(counted);
        }
    }

    private Checked<Recorded> judged(Counted counted, Visit visit, Course course) {
        try {
            return Checked.proven(counted)
                    .then(taking(course, Step.REPORT, reports::check))
                    .then(taking(course, Step.SAME_REQUEST, sameRequest::check))
                    .then(taking(course, Step.CERTIFIED, certified::check))
                    .then(taking(course, Step.FRESH, freshness::check))
                    .then(taking(course, Step.ORIGIN, windows::check))
                    .then(taking(course, Step.PROVIDER, providers::check))
                    .then(taking(course, Step.POLICIES, policies::check))
                    .then(judged -> record(judged, visit, course));
        } catch (RuntimeException | Error notFoundOut) { // neither is a guess
            undo(counted, notFoundOut);
            throw notFoundOut;
        }
    }

    /** A refusal by policies is stored too, but the step that decided stays the last one. */
    private Checked<Recorded> record(Judged judged, Visit visit, Course course) {
        if (judged.isStored()) {
            course.enter(Step.RECORDED);
        }
        return recording.check(judged, visit.nonce());
    }

    private void undo(Counted counted, Throwable notFoundOut) {
        try {
            tries.undo(counted);
        } catch (RuntimeException | Error alsoAway) {
            notFoundOut.addSuppressed(alsoAway);
        }
    }

    private static <T, R> Function<T, Checked<R>> taking(
            Course course, Step step, Function<? super T, Checked<R>> check) {
        return proven -> {
            course.enter(step);
            return check.apply(proven);
        };
    }

    /** The steps that one finish has taken so far, and who watches it. */
    private static final class Course {
        private final Watched watched;
        private final List<Step> steps = new ArrayList<>();

        Course(Watched watched) {
            this.watched = watched;
            enter(Step.EVIDENCE_SHAPE);
        }

        void enter(Step step) {
            steps.add(step);
            watched.enters(step);
        }

        /** Ends the last step. */
        void decide() {
            watched.decided();
        }

        Step last() {
            return steps.get(steps.size() - 1);
        }

        /** Returns the steps in order, as they are now. */
        List<Step> steps() {
            return List.copyOf(steps);
        }
    }
}
