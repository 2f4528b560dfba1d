package dev.bonin.ceremony;

import dev.bonin.ceremony.Freshness.Fresh;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.sealing.SealedFor;
import dev.bonin.source.Report;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that is being finished: everything is proved, and no policy has judged it yet.
 *
 * @param request the open request
 * @param at the time of the finish
 */
record Finish(VerificationRequest request, Fresh fresh, Instant at) {
    String purpose() {
        return request.purpose();
    }

    Report report() {
        return fresh.matched().report();
    }

    /** Returns what the data of this person is sealed for. */
    SealedFor sealedFor() {
        return request.sealedFor(at);
    }

    /** Returns the request as the policies judged it: accepted, refused, or waiting for a guardian. */
    VerificationRequest judged(Judgement judgement, PurposeRules rule) {
        var how = completion(rule.eraseAfter());
        if (judgement.refusal().isEmpty()) {
            return request.accepted(how.judged(judgement, how.eraseAfter()));
        }
        return rule.asksGuardian()
                        && judgement.needsGuardian()
                        && request.binding().isPresent()
                ? request.needingGuardian(how.judged(judgement, at.plus(PurposeRules.GUARDIAN_WAIT)))
                : request.refused(how.judged(judgement.ofRefusal(), at.plus(PurposeRules.REFUSAL_KEPT_FOR)));
    }

    private Completion completion(Duration eraseAfter) {
        return new Completion(
                Optional.of(fresh.matched().evidence()),
                report().provider(),
                fresh.certifiedAt(),
                at,
                at.plus(eraseAfter),
                Judgement.NONE);
    }
}
