package dev.bonin.ceremony;

import dev.bonin.ceremony.Recording.Recorded;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.policy.Decision;
import dev.bonin.sealing.HandoverSealer;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.verification.HandoverCode;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.ReturnTo;
import dev.bonin.verification.Step;
import dev.bonin.verification.VerificationHandler;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** F13: passes the outcome to the handlers and then returns it to the caller. */
final class Answer {
    private final Mode mode;
    private final KeptRequests store;
    private final PersonSealer sealer;
    private final Clock clock;
    private final List<VerificationHandler> handlers;

    Answer(Mode mode, KeptRequests store, PersonSealer sealer, Clock clock, List<VerificationHandler> handlers) {
        this.mode = mode;
        this.store = store;
        this.sealer = sealer;
        this.clock = clock;
        this.handlers = List.copyOf(handlers);
    }

    Outcome recorded(Recorded recorded, Optional<BrowserNonce> browser, List<Step> steps) {
        var judged = recorded.judged();
        var outcomes =
                new OutcomeFactory(recorded.request(), code(recorded.request(), browser), judged.shadow(), steps);
        return handled(
                judged.isLetThrough()
                        ? outcomes.accepted(
                                true,
                                Optional.of(judged.report().identity()),
                                recorded.kept().person())
                        : outcomes.refused(true));
    }

    Outcome again(VerificationRequest finished, Optional<BrowserNonce> browser, List<Step> steps) {
        var code = code(finished, browser);
        var outcomes = new OutcomeFactory(finished, code, List.of(), steps);
        return handled(
                finished.state() == VerificationState.REFUSED
                        ? outcomes.refused(false)
                        : outcomes.accepted(false, code.flatMap(held -> waiting(finished, held)), person(finished)));
    }

    /**
     * Returns the values that wait to be redeemed, for the handlers of the same browser. It is the access that the log
     * names already: a response was lost, and the same person asks again.
     */
    private Optional<Identity> waiting(VerificationRequest finished, HandoverCode code) {
        return store.handover(finished.id())
                .flatMap(row ->
                        HandoverSealer.open(row, code.proof().sealingKey(), finished.sealedFor(), clock.instant()));
    }

    /** Returns the code that this browser carries; empty if it did not finish, or the purpose hands nothing over. */
    private static Optional<HandoverCode> code(VerificationRequest finished, Optional<BrowserNonce> browser) {
        return browser.filter(nonce -> finished.redeemable().code().isPresent())
                .map(nonce -> new HandoverCode(
                        finished.id(), nonce.codeFor(finished.id().value())));
    }

    private Optional<PersonId> person(VerificationRequest finished) {
        return store.person(finished.id()).flatMap(kept -> kept.proven(sealer, finished));
    }

    /** Creates the outcomes of a finished or closed request for a browser. */
    private record OutcomeFactory(
            VerificationRequest request, Optional<HandoverCode> code, List<Decision> shadow, List<Step> steps) {

        Outcome accepted(boolean firstTime, Optional<Identity> identity, Optional<PersonId> person) {
            var completion = request.completion().orElseThrow();
            return new Outcome.Accepted(
                    request.id(),
                    request.mode(),
                    request.binding().isPresent(),
                    firstTime,
                    request.purpose(),
                    completion.provider(),
                    identity,
                    person,
                    request.account(),
                    completion.certifiedAt(),
                    completion.finishedAt(),
                    completion.judgement(),
                    shadow,
                    code,
                    returnTo(),
                    steps);
        }

        Outcome refused(boolean firstTime) {
            return refused(
                    firstTime,
                    RefusalReason.POLICY,
                    request.completion().orElseThrow().judgement());
        }

        Outcome refused(boolean firstTime, RefusalReason reason, Judgement judgement) {
            return new Outcome.Refused(
                    request.id(), request.mode(), firstTime, reason, judgement, shadow, returnTo(), steps);
        }

        private Optional<ReturnTo> returnTo() {
            return request.application()
                    .map(asked -> new ReturnTo(asked.application(), asked.returnUrl(), asked.returnState()));
        }
    }

    /**
     * Returns the outcome for a closed request of this browser: its application awaits the person and knows the
     * request's id.
     */
    Outcome closed(ClosedRequest.Closed closed, List<Step> steps) {
        var outcomes = new OutcomeFactory(closed.request(), Optional.empty(), List.of(), steps);
        return handled(outcomes.refused(true, closed.reason(), Judgement.NONE));
    }

    Outcome refused(VerificationId id, RefusalReason reason, List<Step> steps) {
        return handled(new Outcome.Refused(id, mode, reason, steps));
    }

    private Outcome handled(Outcome outcome) {
        handlers.forEach(handler -> handler.handle(outcome));
        return outcome;
    }
}
