package dev.bonin.ceremony;

import dev.bonin.ceremony.BrowserBinding.Claim;
import dev.bonin.ceremony.TryCount.Counted;
import dev.bonin.source.Report;
import dev.bonin.source.VerificationSource;
import dev.bonin.verification.RefusalReason;

/** F4: reads the source's report, server to server. Nothing that the browser sent is evidence. */
final class ReportFetch {
    private final VerificationSource source;

    ReportFetch(VerificationSource source) {
        this.source = source;
    }

    /** A claim and the source's report about it. */
    sealed interface Fetched {
        Claim claim();

        Report report();
    }

    private record Proof(Claim claim, Report report) implements Fetched {}

    Checked<Fetched> check(Counted counted) {
        var claim = counted.claim();
        return source.report(claim.evidence())
                .map(report -> Checked.<Fetched>proven(new Proof(claim, report)))
                .orElseGet(() -> Checked.refused(RefusalReason.NOT_THIS_REQUEST));
    }
}
