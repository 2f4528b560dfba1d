package dev.bonin.application;

import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.Started;
import dev.bonin.handover.Attempt;
import dev.bonin.handover.CodeRedemption;
import dev.bonin.handover.Redemption;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.PageToken;
import dev.bonin.verification.FinishedRequests;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.OpenRequests;
import dev.bonin.verification.Reply;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationId;
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
    private final OpenRequests open;
    private final KeptRequests kept;
    private final Clock clock;
    private final Ordering orders;
    private final ClaimedPage pages;
    private final CodeRedemption<?> codes;

    /**
     * Creates the part over {@code store}.
     *
     * @param random creates ids, page tokens and nonces, so it must be unpredictable: a {@link
     *     java.security.SecureRandom} outside of tests
     */
    public <S extends OpenRequests & FinishedRequests & KeptRequests> ApplicationVerifications(
            CeremonyRules rules,
            S store,
            CodeRedemption<?> codes,
            KeptIdentities identities,
            Clock clock,
            RandomGenerator random) {
        this.open = store;
        this.kept = store;
        this.clock = clock;
        this.orders = new Ordering(rules, store, identities.forms(), clock, random);
        this.pages = new ClaimedPage(store, store, clock, random);
        this.codes = codes;
    }

    private ApplicationVerifications(ApplicationVerifications same, CodeRedemption<?> codes) {
        this.open = same.open;
        this.kept = same.kept;
        this.clock = same.clock;
        this.orders = same.orders;
        this.pages = same.pages;
        this.codes = codes;
    }

    /**
     * Returns the same service, redeeming in another store of the same database: one that takes part in the caller's
     * transaction.
     */
    public ApplicationVerifications redeemingBy(CodeRedemption<?> joining) {
        return new ApplicationVerifications(this, joining);
    }

    /** A1: opens a request that any one browser may claim. */
    public Reply<Order.Placed, Order.Refusal> order(Requester requester, Order order) {
        return orders.place(requester, order);
    }

    /** A1 without a window: opens a request that the application itself goes on with. */
    public Reply<WindowlessOrder.Placed, Order.Refusal> order(Requester requester, WindowlessOrder order) {
        return orders.place(requester, order);
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

    /** A4: redeems a code, once, within the time that the purpose gives for it. */
    public Reply<Redemption, Redemption.Refusal> redeem(Requester requester, VerificationId id, Attempt attempt) {
        return codes.redeem(requester.redeemer(), id, attempt);
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
        return kept.find(id).filter(requester::asked).filter(request -> !request.isOfGuardian());
    }
}
