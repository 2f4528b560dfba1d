package dev.bonin.ceremony;

import dev.bonin.secret.BindingHash;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.util.Optional;

/**
 * The sender of a finish, read once from its {@link FinishAttempt}: the browser, and the request that it names.
 *
 * @param nonce the nonce of the browser's cookie; empty if it has none
 * @param browser the hash of that nonce, by which the browser's requests are found
 * @param claimedRequest the request that the browser names, as it was sent; it can only refuse
 */
record Visit(Optional<BrowserNonce> nonce, Optional<BindingHash> browser, Optional<String> claimedRequest) {

    static Visit of(FinishAttempt attempt) {
        return new Visit(attempt.browser(), attempt.browser().map(BrowserNonce::hash), attempt.claimedRequest());
    }

    /** Returns whether this browser started {@code request}. */
    boolean isOwnerOf(VerificationRequest request) {
        return browser.isPresent() && request.binding().equals(browser);
    }

    /** Returns whether the browser names {@code request}, or names none. */
    boolean mayMean(VerificationRequest request) {
        return claimedRequest.map(request.id().value()::equals).orElse(true);
    }

    /** Returns the request that the browser names; empty if it names none, or something that cannot be an id. */
    Optional<VerificationId> named() {
        return claimedRequest.flatMap(VerificationId::tryParse);
    }

    /** Returns whether the browser names something that cannot be an id of a request. */
    boolean namesNoId() {
        return claimedRequest.isPresent() && named().isEmpty();
    }
}
