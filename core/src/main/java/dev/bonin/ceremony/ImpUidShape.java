package dev.bonin.ceremony;

import dev.bonin.source.ImpUid;
import dev.bonin.verification.RefusalReason;

/** F1: what came is shaped like an {@code imp_uid}. Nothing that could leave its path segment goes further. */
final class ImpUidShape {
    Checked<ImpUid> check(String text) {
        return ImpUid.tryParse(text)
                .map(Checked::proven)
                .orElseGet(() -> Checked.refused(RefusalReason.MALFORMED_IMP_UID));
    }
}
