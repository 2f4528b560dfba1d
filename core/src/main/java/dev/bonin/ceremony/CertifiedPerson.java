package dev.bonin.ceremony;

import dev.bonin.ceremony.SameRequest.Matched;
import dev.bonin.verification.RefusalReason;

/**
 * F6: a person was verified. A report exists from the moment the window opens and remains after a failure, so neither
 * its existence nor {@code success=true} in the URL proves it; only {@code certified} of V1 and the status
 * {@code VERIFIED} of V2 do.
 */
final class CertifiedPerson {

    /** Proof that the matched report is about a verified person. */
    sealed interface Certified {
        Matched matched();
    }

    private record Proof(Matched matched) implements Certified {}

    Checked<Certified> check(Matched matched) {
        return matched.report().certified()
                ? Checked.proven(new Proof(matched))
                : Checked.refused(RefusalReason.NOT_CERTIFIED);
    }
}
