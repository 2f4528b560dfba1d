package dev.bonin.verification;

import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.verification.Recording.Recorded;
import java.util.List;
import java.util.Optional;

/** F13: the outcome, told to those who make use of it and then to whoever asked. */
final class Answer {
    private final Mode mode;
    private final VerificationStore store;
    private final PersonSealer sealer;
    private final List<VerificationHandler> handlers;

    Answer(Mode mode, VerificationStore store, PersonSealer sealer, List<VerificationHandler> handlers) {
        this.mode = mode;
        this.store = store;
        this.sealer = sealer;
        this.handlers = List.copyOf(handlers);
    }

    Outcome accepted(Recorded recorded, Optional<BrowserNonce> browser, List<Step> steps) {
        var identity = recorded.fresh().matched().report().identity();
        return told(accepted(
                recorded.request(),
                browser,
                true,
                Optional.of(identity),
                recorded.kept().person(),
                steps));
    }

    Outcome again(VerificationRequest finished, Optional<BrowserNonce> browser, List<Step> steps) {
        var person = store.person(finished.id()).flatMap(kept -> kept.proven(sealer, finished));
        return told(accepted(finished, browser, false, Optional.empty(), person, steps));
    }

    private static Outcome accepted(
            VerificationRequest request,
            Optional<BrowserNonce> browser,
            boolean firstTime,
            Optional<Identity> identity,
            Optional<PersonId> person,
            List<Step> steps) {
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
                completion.certifiedAt(),
                completion.finishedAt(),
                browser.flatMap(nonce -> handover(request, nonce)),
                steps);
    }

    private static Optional<Handover> handover(VerificationRequest request, BrowserNonce nonce) {
        return request.application()
                .map(asked -> new Handover(
                        asked.application(), asked.returnUrl(), asked.returnState(), nonce.codeFor(request.id())));
    }

    Outcome refused(VerificationId id, RefusalReason reason, List<Step> steps) {
        return told(new Outcome.Refused(id, mode, reason, steps));
    }

    private Outcome told(Outcome outcome) {
        handlers.forEach(handler -> handler.handle(outcome));
        return outcome;
    }
}
