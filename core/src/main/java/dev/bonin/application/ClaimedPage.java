package dev.bonin.application;

import dev.bonin.application.HostedPage.Refusal;
import dev.bonin.application.HostedPage.Standing;
import dev.bonin.ceremony.Started;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.PageToken;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.OpenRequests;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A2 and A3: the page of an application's request. Opening it changes nothing, so a link preview or a frame on another
 * page cannot claim the request. Claiming binds the request to one browser permanently.
 */
final class ClaimedPage {
    private final OpenRequests open;
    private final KeptRequests kept;
    private final Clock clock;
    private final RandomGenerator random;

    ClaimedPage(OpenRequests open, KeptRequests kept, Clock clock, RandomGenerator random) {
        this.open = open;
        this.kept = kept;
        this.clock = clock;
        this.random = random;
    }

    Optional<HostedPage> look(PageToken page, Optional<BrowserNonce> browser) {
        return kept.findByPage(page.hash())
                .flatMap(request -> request.application()
                        .map(asked -> new HostedPage(
                                asked.application(),
                                asked.returnUrl(),
                                request.purpose(),
                                request.mode(),
                                request.expiresAt(),
                                standing(request, browser.map(BrowserNonce::hash)))));
    }

    private Standing standing(VerificationRequest request, Optional<BindingHash> browser) {
        if (!request.isOpen() || clock.instant().isAfter(request.expiresAt())) {
            return Standing.OVER;
        }
        return request.binding().isEmpty() || request.binding().equals(browser)
                ? Standing.OPEN
                : Standing.CLAIMED_ELSEWHERE;
    }

    Reply<Started, Refusal> claim(PageToken page, Optional<BrowserNonce> browser) {
        var request = kept.findByPage(page.hash());
        return request.isEmpty() ? refused(Refusal.UNKNOWN) : claim(request.get(), browser);
    }

    private Reply<Started, Refusal> claim(VerificationRequest request, Optional<BrowserNonce> browser) {
        var nonce = browser.orElseGet(() -> BrowserNonce.draw(random));
        return switch (standing(request, Optional.of(nonce.hash()))) {
            case OVER -> refused(Refusal.OVER);
            case CLAIMED_ELSEWHERE -> refused(Refusal.CLAIMED_ELSEWHERE);
            case OPEN -> bind(request, nonce);
        };
    }

    /** Claims the request. If two browsers saw it as free, the store decides which one gets it. */
    private Reply<Started, Refusal> bind(VerificationRequest request, BrowserNonce nonce) {
        var code = nonce.codeFor(request.id().value()).hash();
        if (open.claim(request.id(), nonce.hash(), code, VerificationRequest.MOST_OPEN_PER_BROWSER)) {
            return new Reply.Granted<>(Started.of(request, nonce));
        }
        var now = kept.find(request.id()).filter(VerificationRequest::isOpen);
        return refused(now.isPresent() ? Refusal.CLAIMED_ELSEWHERE : Refusal.OVER);
    }

    private static Reply<Started, Refusal> refused(Refusal reason) {
        return new Reply.Refused<>(reason);
    }
}
