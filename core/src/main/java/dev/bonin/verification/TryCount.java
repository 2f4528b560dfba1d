package dev.bonin.verification;

import dev.bonin.verification.BrowserBinding.Claim;

/** F3: a browser may ask ten times about what it started, counted before the source is asked, so that ids cannot be guessed on our account. */
final class TryCount {
    private static final int MOST_TRIES = 10;

    private final VerificationStore store;

    TryCount(VerificationStore store) {
        this.store = store;
    }

    Checked<Claim> check(Claim claim) {
        var counted = claim.requests().isEmpty()
                || claim.browser()
                        .map(browser -> store.countTry(browser, MOST_TRIES))
                        .orElse(true);
        return counted ? Checked.proven(claim) : Checked.refused(RefusalReason.TOO_MANY_TRIES);
    }

    /** The source could not be asked, which is not the browser's doing. */
    void giveBack(Claim claim) {
        if (!claim.requests().isEmpty()) {
            claim.browser().ifPresent(store::giveBackTry);
        }
    }
}
