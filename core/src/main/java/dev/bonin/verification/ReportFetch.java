package dev.bonin.verification;

import dev.bonin.source.Report;
import dev.bonin.source.SourceException;
import dev.bonin.source.VerificationSource;
import dev.bonin.verification.BrowserBinding.Claim;

/** F4: what the source says, asked server to server. Nothing that the browser said is evidence. */
final class ReportFetch {
    private final VerificationSource source;
    private final TryCount tries;

    ReportFetch(VerificationSource source, TryCount tries) {
        this.source = source;
        this.tries = tries;
    }

    /** A claim and what the source says about it. */
    record Fetched(Claim claim, Report report) {}

    Checked<Fetched> check(Claim claim) {
        try {
            return source.report(claim.impUid())
                    .map(report -> Checked.proven(new Fetched(claim, report)))
                    .orElseGet(() -> Checked.refused(RefusalReason.NOT_THIS_REQUEST));
        } catch (SourceException notFoundOut) {
            tries.giveBack(claim.browser());
            throw notFoundOut;
        }
    }
}
