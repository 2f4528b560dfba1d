package dev.bonin.ceremony;

import dev.bonin.ceremony.CertifiedPerson.Certified;
import dev.bonin.ceremony.SameRequest.Matched;
import dev.bonin.source.VerificationSource;
import dev.bonin.verification.RefusalReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * F7: the person was verified while the request was open. An old success proves only who held the number then; it may
 * have been reassigned. All times are compared on the source's clock, so a wrong clock here does not accept an old
 * verification. A report without a time is not fresh. Before a refusal the source's time is read again, since one of
 * the clocks may have been corrected meanwhile.
 */
final class Freshness {
    private final VerificationSource source;
    private final Clock clock;

    Freshness(VerificationSource source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Proof that the matched person was verified in time. */
    sealed interface Fresh {
        Matched matched();

        Instant certifiedAt();
    }

    private record Proof(Matched matched, Instant certifiedAt) implements Fresh {}

    Checked<Fresh> check(Certified certified) {
        var matched = certified.matched();
        return fresh(matched)
                .or(() -> toldAnew(matched).flatMap(this::fresh))
                .map(Checked::proven)
                .orElseGet(() -> Checked.refused(RefusalReason.STALE));
    }

    private Optional<Fresh> fresh(Matched matched) {
        var window = window(matched);
        return matched.report().certifiedAt().filter(window::contains).map(at -> new Proof(matched, at));
    }

    /** Returns the match with the source's current time; empty if the report or the source has no time. */
    private Optional<Matched> toldAnew(Matched matched) {
        return matched.report().certifiedAt().flatMap(at -> source.time()).map(matched::toldAt);
    }

    private AcceptanceWindow window(Matched matched) {
        var now = matched.report().toldAt();
        var skew = Duration.between(clock.instant(), now);
        return matched.request()
                .map(request -> AcceptanceWindow.of(request, skew, now))
                .orElseGet(() -> AcceptanceWindow.bare(now));
    }
}
