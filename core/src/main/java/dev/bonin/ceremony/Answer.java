package dev.bonin.ceremony;

import dev.bonin.ceremony.Recording.Recorded;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.policy.Decision;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.verification.Handover;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import dev.bonin.verification.VerificationHandler;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.util.List;
import java.util.Optional;

/** F13: passes the outcome to the handlers and then returns it to the caller. */
final class Answer {
    private final Mode mode;
    private final KeptRequests store;
    private final PersonSealer sealer;
    private final List<VerificationHandler> handlers;

    Answer(Mode mode, KeptRequests store, PersonSealer sealer, List<VerificationHandler> handlers) {
        this.mode = mode;
        this.store = store;
        this.sealer = sealer;
        this.handlers = List.copyOf(handlers);
    }

    Outcome recorded(Recorded recorded, Optional<BrowserNonce> browser, List<Step> steps) {
        var judged = recorded.judged();
        var outcomes = new OutcomeFactory(recorded.request(), browser, judged.shadow(), steps);
        return handled(
                judged.isLetThrough()
                        ? outcomes.accepted(
                                true,
                                Optional.of(judged.report().identity()),
                                recorded.kept().person())
                        : outcomes.refused(true));
    }

    Outcome again(VerificationRequest finished, Optional<BrowserNonce> browser, List<Step> steps) {
        var outcomes = new OutcomeFactory(finished, browser, List.of(), steps);
        return handled(
                finished.state() == VerificationState.REFUSED
                        ? outcomes.refused(false)
                        : outcomes.accepted(false, Optional.empty(), person(finished)));
    }

    private Optional<PersonId> person(VerificationRequest finished) {
        return store.person(finished.id()).flatMap(kept -> kept.proven(sealer, finished));
    }

    /** Creates the outcomes of a finished or closed request for a browser. */
    private record OutcomeFactory(
            VerificationRequest request, Optional<BrowserNonce> browser, List<Decision> shadow, List<Step> steps) {

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
                    handover(browser),
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
                    request.id(),
                    request.mode(),
                    firstTime,
                    reason,
                    judgement,
                    shadow,
                    handover(Optional.empty()),
                    steps);
        }

        /** @param proven the browser that finished; empty if nothing can be redeemed */
        private Optional<Handover> handover(Optional<BrowserNonce> proven) {
            return request.application()
                    .map(asked -> new Handover(
                            asked.application(),
                            asked.returnUrl(),
                            asked.returnState(),
                            proven.map(nonce -> nonce.codeFor(request.id().value()))));
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
