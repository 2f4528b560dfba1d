package dev.bonin.application;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.Started;
import dev.bonin.policy.UnusablePolicyException;
import dev.bonin.sealing.FormSealer;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.PageToken;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.FinishedRequests;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.OpenRequests;
import dev.bonin.verification.Reply;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationIds;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The part of the ceremony for applications: the application requests a verification, a browser claims and finishes it,
 * and the application redeems the code that the browser brings back. An application sees only its own verifications.
 * Safe for use by several threads. Every call may throw a {@link StoreException}; nothing changed then.
 */
public final class ApplicationVerifications {
    private static final int LONGEST_SUBJECT = 256;
    private static final int LONGEST_STATE = 1024;

    /** Longest encoded state. Together with the return URL it must fit the address limits of browsers and servers. */
    private static final int LONGEST_STATE_IN_ADDRESS = 2048;

    private final CeremonyRules rules;
    private final VerificationIds ids;
    private final OpenRequests open;
    private final KeptRequests kept;
    private final FormSealer forms;
    private final Clock clock;
    private final RandomGenerator random;
    private final ClaimedPage pages;
    private final CodeRedemption<?> codes;

    /**
     * Creates the part over {@code store}.
     *
     * @param random creates ids, page tokens and nonces, so it must be unpredictable: a {@link
     *     java.security.SecureRandom} outside of tests
     */
    public <S extends OpenRequests & FinishedRequests & KeptRequests> ApplicationVerifications(
            CeremonyRules rules, S store, KeptIdentities identities, Clock clock, RandomGenerator random) {
        this.rules = rules;
        this.ids = new VerificationIds(clock, random);
        this.open = store;
        this.kept = store;
        this.forms = identities.forms();
        this.clock = clock;
        this.random = random;
        this.pages = new ClaimedPage(store, store, clock, random);
        this.codes = new CodeRedemption<>(store, identities, clock);
    }

    private ApplicationVerifications(ApplicationVerifications same, CodeRedemption<?> codes) {
        this.rules = same.rules;
        this.ids = same.ids;
        this.open = same.open;
        this.kept = same.kept;
        this.forms = same.forms;
        this.clock = same.clock;
        this.random = same.random;
        this.pages = same.pages;
        this.codes = codes;
    }

    /**
     * Returns the same service, redeeming in another store of the same database: one that takes part in the caller's
     * transaction.
     */
    public <S extends FinishedRequests & KeptRequests> ApplicationVerifications redeemingIn(
            S store, KeptIdentities identities) {
        return new ApplicationVerifications(this, new CodeRedemption<>(store, identities, clock));
    }

    /** A1: opens a request that any one browser may claim. */
    public Reply<Order.Placed, Order.Refusal> order(Requester requester, Order order) {
        var purpose = rules.purposes().resolve(order.purpose());
        var refusal = refusal(requester, order, purpose).or(() -> purpose.flatMap(known -> unusable(known, order)));
        if (refusal.isPresent() || purpose.isEmpty()) {
            return new Reply.Refused<>(refusal.orElse(Order.Refusal.UNKNOWN_PURPOSE));
        }
        var page = PageToken.draw(random);
        var asked = new ApplicationRequest(
                requester.application(),
                order.subject(),
                order.returnUrl(),
                order.state(),
                page.hash(),
                Optional.empty(),
                Optional.empty());
        var id = ids.next();
        var request = VerificationRequest.open(
                id,
                purpose.get(),
                rules.mode(),
                rules.purposes().of(purpose.get()).api(),
                asked,
                order.requested().terms(id, forms),
                clock.instant());
        open.open(request);
        return new Reply.Granted<>(new Order.Placed(request.id(), page, request.expiresAt()));
    }

    private static Optional<Order.Refusal> refusal(Requester requester, Order order, Optional<String> purpose) {
        if (purpose.isEmpty()) {
            return Optional.of(Order.Refusal.UNKNOWN_PURPOSE);
        }
        if (!PlainText.isPlain(order.subject(), 1, LONGEST_SUBJECT)) {
            return Optional.of(Order.Refusal.MALFORMED_SUBJECT);
        }
        if (!order.state().map(ApplicationVerifications::canBeHandedBack).orElse(true)) {
            return Optional.of(Order.Refusal.MALFORMED_STATE);
        }
        return requester.returnUrls().contains(order.returnUrl())
                ? Optional.empty()
                : Optional.of(Order.Refusal.RETURN_URL_NOT_REGISTERED);
    }

    private Optional<Order.Refusal> unusable(String purpose, Order order) {
        try {
            rules.policies(purpose, order.requested().policies());
            return Optional.empty();
        } catch (UnusablePolicyException none) {
            return Optional.of(Order.Refusal.UNKNOWN_POLICY);
        }
    }

    private static boolean canBeHandedBack(String state) {
        return PlainText.isPlain(state, 0, LONGEST_STATE)
                && PlainText.lengthInAddress(state) <= LONGEST_STATE_IN_ADDRESS;
    }

    /**
     * A2: returns what the page of a request shows in this browser. Changes nothing.
     *
     * @return empty if no known request has this token
     */
    public Optional<HostedPage> look(PageToken page, Optional<BrowserNonce> browser) {
        return pages.look(page, browser);
    }

    /**
     * A3: binds a request to this browser, on the person's action. Repeating it in the same browser returns the same.
     *
     * @param browser the nonce of its cookie; empty if it has none yet
     */
    public Reply<Started, HostedPage.Refusal> claim(PageToken page, Optional<BrowserNonce> browser) {
        return pages.claim(page, browser);
    }

    /** A4: redeems a code. A code can be redeemed once, within five minutes of the finish. */
    public Reply<Redemption, Redemption.Refusal> redeem(
            Requester requester, VerificationId id, Redemption.Attempt attempt) {
        return codes.redeem(requester, id, attempt);
    }

    /**
     * Returns a request in its current state. An open request whose time is over is returned as expired, even before
     * the store marks it.
     *
     * @return empty if there is no such request of this application
     */
    public Optional<VerificationRequest> find(Requester requester, VerificationId id) {
        return own(requester, id)
                .map(request -> request.isOpen() && !request.isInTime(clock.instant())
                        ? request.in(VerificationState.EXPIRED)
                        : request);
    }

    /**
     * Cancels a request if it is still open.
     *
     * @return the request afterwards; empty as with {@link #find}
     */
    public Optional<VerificationRequest> cancel(Requester requester, VerificationId id) {
        if (find(requester, id).filter(VerificationRequest::isOpen).isPresent()) {
            open.cancel(id);
        }
        return find(requester, id);
    }

    private Optional<VerificationRequest> own(Requester requester, VerificationId id) {
        return kept.find(id).filter(requester::asked);
    }
}
