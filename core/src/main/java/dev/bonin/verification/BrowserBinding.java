package dev.bonin.verification;

import dev.bonin.source.ImpUid;

/** F2: this browser has an open request. Without one, only sandbox mode goes on, and says that it proves nothing about who asks. */
final class BrowserBinding {
    private final Binding binding;

    BrowserBinding(Binding binding) {
        this.binding = binding;
    }

    /** An {@code imp_uid} and whether it is certain who sent it. */
    record Claim(ImpUid impUid, boolean bound) {}

    Checked<Claim> check(ImpUid impUid) {
        return binding == Binding.OPTIONAL
                ? Checked.proven(new Claim(impUid, false))
                : Checked.refused(RefusalReason.NOT_STARTED);
    }
}
