package dev.bonin.ceremony;

import dev.bonin.sealing.FormSealer;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.verification.OpenRequests;
import dev.bonin.verification.RequestedTerms;
import dev.bonin.verification.VerificationIds;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** S3 and S4: creates an unguessable id, bound to the browser, and stores the request before it returns the id. */
final class Start {
    private final CeremonyRules rules;
    private final VerificationIds ids;
    private final OpenRequests store;
    private final FormSealer forms;
    private final Clock clock;
    private final RandomGenerator random;

    Start(
            CeremonyRules rules,
            VerificationIds ids,
            OpenRequests store,
            FormSealer forms,
            Clock clock,
            RandomGenerator random) {
        this.rules = rules;
        this.ids = ids;
        this.store = store;
        this.forms = forms;
        this.clock = clock;
        this.random = random;
    }

    Started start(String purpose, RequestedTerms requested, Optional<BrowserNonce> browser) {
        if (!rules.purposes().names().contains(purpose)) {
            throw new IllegalArgumentException("purpose: not declared (expected: one of "
                    + rules.purposes().names() + ")");
        }
        var nonce = browser.orElseGet(() -> BrowserNonce.draw(random));
        rules.policies(purpose, requested.policies());
        var id = ids.next();
        var rule = rules.purposes().of(purpose);
        var opened = VerificationRequest.open(
                id, purpose, rules.mode(), rule.api(), requested.terms(id, forms), nonce.hash(), clock.instant());
        var request = rule.isHandedOver()
                ? opened.redeemableBy(nonce.codeFor(id.value()).hash())
                : opened;
        browser.ifPresentOrElse(
                known -> store.open(request, VerificationRequest.MOST_OPEN_PER_BROWSER), // may have other requests
                () -> store.open(request));
        return Started.of(request, nonce);
    }
}
