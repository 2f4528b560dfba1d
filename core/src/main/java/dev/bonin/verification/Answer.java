package dev.bonin.verification;

import dev.bonin.person.Identity;
import dev.bonin.verification.Recording.Recorded;
import java.util.List;
import java.util.Optional;

/** F13: the outcome, told to those who make use of it and then to whoever asked. */
final class Answer {
    private final Mode mode;
    private final List<VerificationHandler> handlers;

    Answer(Mode mode, List<VerificationHandler> handlers) {
        this.mode = mode;
        this.handlers = List.copyOf(handlers);
    }

    Outcome accepted(Recorded recorded, List<Step> steps) {
        var identity = recorded.fresh().matched().report().identity();
        return told(accepted(recorded.request(), Optional.of(identity), true, steps));
    }

    Outcome again(VerificationRequest finished, List<Step> steps) {
        return told(accepted(finished, Optional.empty(), false, steps));
    }

    private static Outcome accepted(
            VerificationRequest request, Optional<Identity> identity, boolean firstTime, List<Step> steps) {
        var completion = request.completion().orElseThrow();
        return new Outcome.Accepted(
                request.id(),
                request.mode(),
                request.binding().isPresent(),
                firstTime,
                request.purpose(),
                completion.provider(),
                identity,
                completion.certifiedAt(),
                completion.finishedAt(),
                steps);
    }

    Outcome refused(VerificationId id, RefusalReason reason, List<Step> steps) {
        return told(new Outcome.Refused(id, mode, reason, steps));
    }

    private Outcome told(Outcome outcome) {
        handlers.forEach(handler -> handler.handle(outcome));
        return outcome;
    }
}
