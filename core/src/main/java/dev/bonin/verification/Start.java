package dev.bonin.verification;

import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** S3 and S4: an id that nobody can guess, tied to the browser that asked, and kept before anybody hears of it. */
final class Start {
    private static final int MOST_OPEN_PER_BROWSER = 8;

    /** Each start sweeps after some that were never finished, so that they do not pile up. */
    private static final int SWEPT_PER_START = 20;

    private final CeremonyRules rules;
    private final VerificationIds ids;
    private final VerificationStore store;
    private final Clock clock;
    private final RandomGenerator random;

    Start(CeremonyRules rules, VerificationIds ids, VerificationStore store, Clock clock, RandomGenerator random) {
        this.rules = rules;
        this.ids = ids;
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    Started start(Optional<BrowserNonce> browser) {
        var nonce = browser.orElseGet(() -> BrowserNonce.draw(random));
        var request =
                VerificationRequest.open(ids.next(), rules.purpose(), rules.mode(), nonce.hash(), clock.instant());
        store.expire(clock.instant().minus(BrowserBinding.GRACE), SWEPT_PER_START);
        store.open(request, MOST_OPEN_PER_BROWSER);
        return new Started(request.id(), nonce, request.purpose(), request.expiresAt());
    }
}
