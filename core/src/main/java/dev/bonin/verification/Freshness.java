package dev.bonin.verification;

import dev.bonin.source.Report;
import dev.bonin.verification.BrowserBinding.Claim;
import dev.bonin.verification.CertifiedPerson.Certified;
import java.time.Instant;

/**
 * F7: the person was verified just now. An old success proves who held the line then, and may have been somebody else's since. Both times are
 * the source's own, so a wrong clock here does not let an old one in. A report that does not say when is not fresh.
 */
final class Freshness {

    /** A report on a person who was verified just now. */
    record Fresh(Claim claim, Report report, Instant certifiedAt) {}

    Checked<Fresh> check(Certified certified) {
        var report = certified.report();
        var window = AcceptanceWindow.unbound(report.toldAt());
        return report.certifiedAt()
                .filter(window::contains)
                .map(at -> Checked.proven(new Fresh(certified.claim(), report, at)))
                .orElseGet(() -> Checked.refused(RefusalReason.STALE));
    }
}
