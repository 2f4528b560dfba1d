package dev.bonin.ceremony;

import dev.bonin.ceremony.ReportFetch.Fetched;
import dev.bonin.source.Evidence;
import dev.bonin.source.Report;
import dev.bonin.verification.Binding;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * F5: the report is about the requested id, byte for byte, and was made by the API that the id is of; and the request
 * that it names is an open one of this browser on that API, namely the named one if the browser named one. This check
 * keeps another person's verification out. A report about a request of ours is never accepted without its binding.
 */
final class SameRequest {
    private final Binding binding;
    private final KeptRequests store;

    SameRequest(Binding binding, KeptRequests store) {
        this.binding = binding;
        this.store = store;
    }

    /** Proof that the report belongs to its claim. */
    sealed interface Matched {
        Evidence evidence();

        /** Returns the request that it finishes; empty for a bare finish. */
        Optional<VerificationRequest> request();

        Report report();

        /** Returns the same match with the source's current time. */
        default Matched toldAt(Instant now) {
            return new Proof(evidence(), request(), report().toldAt(now));
        }
    }

    private record Proof(Evidence evidence, Optional<VerificationRequest> request, Report report) implements Matched {}

    Checked<Matched> check(Fetched fetched) {
        var claim = fetched.claim();
        var report = fetched.report();
        var evidence = claim.evidence();
        if (!report.evidence().equals(evidence) || !report.madeBy().equals(Optional.of(evidence.api()))) {
            return Checked.refused(RefusalReason.NOT_THIS_REQUEST);
        }
        var named = report.request().flatMap(VerificationId::tryParse);
        var request = claim.requests().stream()
                .filter(open -> named.equals(Optional.of(open.id())) && open.api() == evidence.api())
                .findFirst();
        var bare = binding == Binding.OPTIONAL && claim.named().isEmpty() && isOfNobody(report);
        return request.isPresent() || bare
                ? Checked.proven(new Proof(evidence, request, report))
                : Checked.refused(RefusalReason.NOT_THIS_REQUEST);
    }

    /** Ids are compared byte for byte: one that only looks like that of a request of ours is no stranger's either. */
    private boolean isOfNobody(Report report) {
        return report.request()
                .flatMap(VerificationId::resembled)
                .flatMap(store::find)
                .isEmpty();
    }
}
