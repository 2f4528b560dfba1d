package dev.bonin.ceremony;

import dev.bonin.source.ImpUid;
import dev.bonin.verification.RefusalReason;

/** F1: the input has the format of an {@code imp_uid}. Text that could escape its URL path segment is refused. */
final class ImpUidShape {
    Checked<ImpUid> check(String text) {
        return ImpUid.tryParse(text)
                .map(Checked::proven)
                .orElseGet(() -> Checked.refused(RefusalReason.MALFORMED_IMP_UID));
    }
}
