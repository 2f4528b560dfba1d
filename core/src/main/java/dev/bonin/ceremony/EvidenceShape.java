package dev.bonin.ceremony;

import dev.bonin.source.Evidence;
import dev.bonin.source.EvidenceText;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Binding;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.VerificationId;

/**
 * F1: the input has the format of an {@code imp_uid}, or of an id that was minted here. Text that could escape its URL
 * path segment is refused. Only a bare finish may bring an {@code identityVerificationId} that its page minted.
 */
final class EvidenceShape {
    private final Binding binding;

    EvidenceShape(Binding binding) {
        this.binding = binding;
    }

    Checked<Evidence> check(FinishAttempt attempt) {
        return EvidenceText.tryParse(attempt.api(), attempt.evidence())
                .filter(this::canBeOurs)
                .map(Checked::proven)
                .orElseGet(() -> Checked.refused(malformed(attempt.api())));
    }

    private boolean canBeOurs(Evidence evidence) {
        return evidence.api() == PortOneApi.V1
                || binding == Binding.OPTIONAL
                || VerificationId.tryParse(evidence.value()).isPresent();
    }

    private static RefusalReason malformed(PortOneApi api) {
        return switch (api) {
            case V1 -> RefusalReason.MALFORMED_IMP_UID;
            case V2 -> RefusalReason.MALFORMED_IDENTITY_VERIFICATION_ID;
        };
    }
}
