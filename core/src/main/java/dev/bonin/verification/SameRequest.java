package dev.bonin.verification;

import dev.bonin.source.Report;
import dev.bonin.verification.BrowserBinding.Claim;
import dev.bonin.verification.ReportFetch.Fetched;

/** F5: the report is about the {@code imp_uid} that was asked for, byte for byte, whatever stands between the source and us. */
final class SameRequest {

    /** A report that belongs to its claim. */
    record Matched(Claim claim, Report report) {}

    Checked<Matched> check(Fetched fetched) {
        return fetched.report().impUid().equals(fetched.claim().impUid())
                ? Checked.proven(new Matched(fetched.claim(), fetched.report()))
                : Checked.refused(RefusalReason.NOT_THIS_REQUEST);
    }
}
