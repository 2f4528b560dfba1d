package dev.bonin.ceremony;

import dev.bonin.ceremony.Recording.Recorded;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.policy.Decision;
import dev.bonin.sealing.HandoverSealer;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.standing.AccountHint;
import dev.bonin.verification.HandoverCode;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.Membership;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.ReturnTo;
import dev.bonin.verification.Step;
import dev.bonin.verification.VerificationHandler;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
        var request = recorded.request();
        var outcomes = new OutcomeFactory(request, code(request, browser), judged.shadow(), steps);
        var identity = Optional.of(judged.report().identity());
        return handled(
                request,
                outcomes.of(
                        true,
                        () -> identity,
                        () -> known(request, recorded.kept().person(), browser)));
    }

    Outcome again(VerificationRequest finished, Optional<BrowserNonce> browser, List<Step> steps) {
        var code = code(finished, browser);
        var outcomes = new OutcomeFactory(finished, code, List.of(), steps);
        return handled(
                finished,
                outcomes.of(
                        false,
                        () -> code.flatMap(held -> waiting(finished, held)),
                        () -> known(finished, person(finished), browser)));
    }

    /** The person as the application knows them, and what it lets them be told of their account. */
    private record Known(Optional<PersonId> person, Optional<AccountHint> hint) {}

    private Known known(VerificationRequest finished, Optional<PersonId> person, Optional<BrowserNonce> browser) {
        return new Known(person, hint(finished, person, browser));
    }

    /**
     * Returns the hint of the account that the person has, for the browser that finished: empty unless a policy found
     * an account then. It is the person's own, so the log does not name the access.
     */
    private Optional<AccountHint> hint(
            VerificationRequest finished, Optional<PersonId> person, Optional<BrowserNonce> browser) {
        var isOfThatBrowser = browser.isPresent() && finished.binding().equals(browser.map(BrowserNonce::hash));
        return finished.completion()
                .flatMap(how -> how.judgement().account())
                .filter(Membership.EXISTING::equals)
                .filter(found -> isOfThatBrowser)
                .flatMap(found -> person)
                .flatMap(who -> store.accountOf(finished.owner(), who))
                .flatMap(account -> account.open(sealer).hint());
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

        Outcome of(boolean firstTime, Supplier<Optional<Identity>> identity, Supplier<Known> known) {
            return switch (request.state()) {
                case REFUSED -> refused(firstTime);
                case GUARDIAN_NEEDED -> guardianNeeded(firstTime);
                default -> accepted(firstTime, identity.get(), known.get());
            };
        }

        private Outcome accepted(boolean firstTime, Optional<Identity> identity, Known known) {
            var completion = request.completion().orElseThrow();
            return new Outcome.Accepted(
                    request.id(),
                    request.mode(),
                    request.binding().isPresent(),
                    firstTime,
                    request.purpose(),
                    completion.provider(),
                    identity,
                    known.person(),
                    request.account(),
                    completion.certifiedAt(),
                    completion.finishedAt(),
                    completion.judgement(),
                    shadow,
                    known.hint(),
                    code,
                    returnTo(),
                    steps);
        }

        private Outcome guardianNeeded(boolean firstTime) {
            var completion = request.completion().orElseThrow();
            return new Outcome.GuardianNeeded(
                    request.id(),
                    request.mode(),
                    firstTime,
                    request.purpose(),
                    request.account(),
                    completion.eraseAfter(),
                    completion.judgement(),
                    shadow,
                    code,
                    returnTo(),
                    steps);
        }

        private Outcome refused(boolean firstTime) {
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
                    .filter(asked -> !request.isOfGuardian())
                    .map(asked -> new ReturnTo(asked.application(), asked.returnUrl(), asked.returnState()));
        }
    }

    /**
     * Returns the outcome for a closed request of this browser: its application awaits the person and knows the
     * request's id.
     */
    Outcome closed(ClosedRequest.Closed closed, List<Step> steps) {
        var outcomes = new OutcomeFactory(closed.request(), Optional.empty(), List.of(), steps);
        return handled(closed.request(), outcomes.refused(true, closed.reason(), Judgement.NONE));
    }

    Outcome tooLate(VerificationRequest finished, List<Step> steps) {
        return handled(finished, new Outcome.Refused(finished.id(), mode, RefusalReason.FINISHED_LONG_AGO, steps));
    }

    Outcome refused(VerificationId id, RefusalReason reason, List<Step> steps) {
        return handled(new Outcome.Refused(id, mode, reason, steps));
    }

    /** A guardian is no one whom the application's handlers verify: they would take them for the child. */
    private Outcome handled(VerificationRequest request, Outcome outcome) {
        return request.isOfGuardian() ? outcome : handled(outcome);
    }

    private Outcome handled(Outcome outcome) {
        handlers.forEach(handler -> handler.handle(outcome));
        return outcome;
    }
}
