package dev.bonin.verification;

import dev.bonin.sealing.KeysOutdatedException;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.PersonSealer.Provenance;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.source.Report;
import dev.bonin.verification.Freshness.Fresh;
import dev.bonin.verification.VerificationRequest.Completion;
import java.time.Clock;
import java.util.Optional;

/**
 * F10 and F12: the request is still open, the {@code imp_uid} was never used, and from now on neither is so. One write decides both, so no two
 * finishes can share either; it is the only place that uses an {@code imp_uid} up, so nobody can spoil somebody else's. With it goes what the purpose
 * keeps of the person, sealed, and the entry of the access log.
 */
final class Recording {
    private final CeremonyRules rules;
    private final VerificationIds ids;
    private final VerificationStore store;
    private final PersonSealer sealer;
    private final AuditTrail trail;
    private final Clock clock;

    Recording(
            CeremonyRules rules,
            VerificationIds ids,
            VerificationStore store,
            PersonSealer sealer,
            AuditTrail trail,
            Clock clock) {
        this.rules = rules;
        this.ids = ids;
        this.store = store;
        this.sealer = sealer;
        this.trail = trail;
        this.clock = clock;
    }

    /** A verification that is kept. */
    record Recorded(VerificationRequest request, Fresh fresh, Kept kept) {}

    Checked<Recorded> check(Fresh fresh) {
        var request = accepted(fresh);
        return keep(request, fresh.matched().report())
                .map(kept -> Checked.proven(new Recorded(request, fresh, kept)))
                .orElseGet(() -> Checked.refused(RefusalReason.NOT_THIS_REQUEST));
    }

    private VerificationRequest accepted(Fresh fresh) {
        var matched = fresh.matched();
        var purpose = matched.request()
                .map(VerificationRequest::purpose)
                .orElseGet(() -> rules.purposes().ofBareFinish());
        var now = clock.instant();
        var completion = new Completion(
                Optional.of(matched.impUid()),
                matched.report().provider(),
                fresh.certifiedAt(),
                now,
                now.plus(rules.purposes().of(purpose).eraseAfter()));
        return matched.request()
                .map(open -> open.accepted(completion))
                .orElseGet(() -> VerificationRequest.bare(ids.next(), purpose, rules.mode(), completion));
    }

    /** Where an operator has added a key since this process read its own, they are read anew, once. */
    private Optional<Kept> keep(VerificationRequest request, Report report) {
        try {
            return keepAsSealed(request, report);
        } catch (KeysOutdatedException added) {
            sealer.refresh();
            return keepAsSealed(request, report);
        }
    }

    private Optional<Kept> keepAsSealed(VerificationRequest request, Report report) {
        var person = sealed(request, report);
        var event = trail.accepted(request, report.provider());
        return request.binding().isPresent()
                ? store.accept(request.id(), request.completion().orElseThrow(), person, event)
                : store.keepBare(request, person, event);
    }

    private SealedPerson sealed(VerificationRequest request, Report report) {
        var from = new Provenance(
                request.sealedFor(), report.provider(), rules.merchantIds().getOrDefault(report.provider(), ""));
        return sealer.seal(
                report.identity(), rules.purposes().of(request.purpose()).keep(), from);
    }
}
