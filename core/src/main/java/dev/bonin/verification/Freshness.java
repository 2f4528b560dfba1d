package dev.bonin.verification;

import dev.bonin.verification.CertifiedPerson.Certified;
import dev.bonin.verification.SameRequest.Matched;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * F7: the person was verified while the request was open. An old success proves who held the line then, and may have been somebody else's since.
 * All is compared on the source's clock, so a wrong clock here does not let an old one in. A report that does not say when is not fresh.
 */
final class Freshness {
    private final Clock clock;

    Freshness(Clock clock) {
        this.clock = clock;
    }

    /** A match on a person who was verified in time. */
    record Fresh(Matched matched, Instant certifiedAt) {}

    Checked<Fresh> check(Certified certified) {
        var matched = certified.matched();
        var window = window(matched);
        return matched.report()
                .certifiedAt()
                .filter(window::contains)
                .map(at -> Checked.proven(new Fresh(matched, at)))
                .orElseGet(() -> Checked.refused(RefusalReason.STALE));
    }

    private AcceptanceWindow window(Matched matched) {
        var now = matched.report().toldAt();
        var skew = Duration.between(clock.instant(), now);
        return matched.request()
                .map(request -> AcceptanceWindow.of(request, skew, now))
                .orElseGet(() -> AcceptanceWindow.bare(now));
    }
}
