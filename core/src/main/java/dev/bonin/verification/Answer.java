package dev.bonin.verification;

import dev.bonin.verification.Recording.Recorded;
import java.util.List;

/** F13: the outcome, told to those who make use of it and then to whoever asked. */
final class Answer {
    private final Mode mode;
    private final List<VerificationHandler> handlers;

    Answer(Mode mode, List<VerificationHandler> handlers) {
        this.mode = mode;
        this.handlers = List.copyOf(handlers);
    }

    Outcome accepted(Recorded recorded, List<Step> steps) {
        var row = recorded.row();
        return told(new Outcome.Accepted(
                row.id(),
                row.mode(),
                row.bound(),
                row.purpose(),
                row.provider(),
                recorded.fresh().report().identity(),
                row.certifiedAt(),
                row.finishedAt(),
                steps));
    }

    Outcome refused(VerificationId id, RefusalReason reason, List<Step> steps) {
        return told(new Outcome.Refused(id, mode, reason, steps));
    }

    private Outcome told(Outcome outcome) {
        handlers.forEach(handler -> handler.handle(outcome));
        return outcome;
    }
}
