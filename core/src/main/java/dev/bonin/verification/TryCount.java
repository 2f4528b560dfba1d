package dev.bonin.verification;

import dev.bonin.verification.BrowserBinding.Claim;
import java.util.Optional;

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

    /** It was no guess: the source could not be asked, or a person was accepted while other tabs are still open. */
    void giveBack(Optional<BindingHash> browser) {
        browser.ifPresent(store::giveBackTry);
    }
}
