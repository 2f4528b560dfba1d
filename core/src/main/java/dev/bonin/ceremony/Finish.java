package dev.bonin.ceremony;

import dev.bonin.ceremony.Freshness.Fresh;
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
    /** How long the reasons of a refusal are stored. */
    private static final Duration REFUSAL_KEPT_FOR = Duration.ofDays(30);

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

    /**
     * Returns the request as the policies judged it.
     *
     * @param eraseAfter how long the purpose stores the person if they are accepted
     */
    VerificationRequest judged(Judgement judgement, Duration eraseAfter) {
        var how = new Completion(
                Optional.of(fresh.matched().evidence()),
                report().provider(),
                fresh.certifiedAt(),
                at,
                at.plus(eraseAfter),
                Judgement.NONE);
        return request.judged(how, judgement, at.plus(REFUSAL_KEPT_FOR));
    }
}
