package dev.bonin.ceremony;

import dev.bonin.ceremony.PolicyCheck.Judged;
import dev.bonin.sealing.HandoverSealer;
import dev.bonin.sealing.SealedHandover;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Seals all that was certified for the application, which redeems it by the code that the browser carries. */
final class HandoverSealing {
    private final CeremonyRules rules;
    private final HandoverSealer sealer;

    HandoverSealing(CeremonyRules rules, HandoverSealer sealer) {
        this.rules = rules;
        this.sealer = sealer;
    }

    /** Returns the sealed values; empty if the purpose hands nothing over, or no browser could carry the code. */
    Optional<SealedHandover> seal(Judged judged, Optional<BrowserNonce> browser) {
        var finish = judged.finish();
        var within = rules.purposes().of(finish.purpose()).redeemWithin();
        return browser.filter(nonce -> !within.isZero() && isCarriedBy(nonce, finish))
                .map(nonce -> nonce.codeFor(finish.request().id().value()))
                .map(code -> sealer.seal(
                        finish.report().identity(),
                        code.sealingKey(),
                        finish.sealedFor(),
                        end(judged.request(), within)));
    }

    /** What a guardian has to consent to first waits as long as the child's other data. */
    private static Instant end(VerificationRequest request, Duration within) {
        var how = request.completion().orElseThrow();
        return request.state() == VerificationState.GUARDIAN_NEEDED
                ? how.eraseAfter()
                : how.finishedAt().plus(within);
    }

    private static boolean isCarriedBy(BrowserNonce nonce, Finish finish) {
        return finish.request().binding().equals(Optional.of(nonce.hash()));
    }
}
