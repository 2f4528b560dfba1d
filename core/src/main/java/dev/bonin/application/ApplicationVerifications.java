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
 * The ceremony as applications take part in it: one asks, a browser claims and finishes, and the application redeems
 * the code that the browser brings back. An application sees only what it asked for itself. One instance serves all
 * threads; every call may throw a {@link StoreException}, and then nothing changed.
 */
public final class ApplicationVerifications {
    private static final int LONGEST_SUBJECT = 256;
    private static final int LONGEST_STATE = 1024;

    /** Together with the page's own address it has to fit into what browsers and servers take. */
    private static final int LONGEST_STATE_IN_ADDRESS = 2048;

    private final CeremonyRules rules;
    private final VerificationIds ids;
    private final OpenRequests open;
    private final KeptRequests kept;
    private final FormSealer forms;
    private final Clock clock;
    private final RandomGenerator random;
    private final ClaimedPage pages;
    private final CodeRedemption codes;

    /**
     * @param random makes ids, page tokens and nonces, so it must be unpredictable: a
     *     {@link java.security.SecureRandom} outside of tests
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
        this.codes = new CodeRedemption(store, identities, clock);
    }

    /** A1: opens a request for whichever browser claims it. */
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
                id, purpose.get(), rules.mode(), asked, order.requested().terms(id, forms), clock.instant());
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
     * A2: what the page of a request may tell, in this browser; nothing changes.
     *
     * @return empty if the token is none of a request that is known
     */
    public Optional<HostedPage> look(PageToken page, Optional<BrowserNonce> browser) {
        return pages.look(page, browser);
    }

    /**
     * A3: makes a request this browser's own, at the person's word. It may do so again, and is told the same.
     *
     * @param browser the nonce of its cookie; empty if it has none yet
     */
    public Reply<Started, HostedPage.Refusal> claim(PageToken page, Optional<BrowserNonce> browser) {
        return pages.claim(page, browser);
    }

    /**
     * A4: takes a code, once, within five minutes of the finish.
     */
    public Reply<Redemption, Redemption.Refusal> redeem(
            Requester requester, VerificationId id, Redemption.Attempt attempt) {
        var request = own(requester, id);
        var asked = request.flatMap(VerificationRequest::application);
        return request.isEmpty() || asked.isEmpty()
                ? new Reply.Refused<>(Redemption.Refusal.UNKNOWN)
                : codes.redeem(request.get(), asked.get(), requester.values(), attempt);
    }

    /**
     * How it stands. What nobody finished in time is expired, whether or not that is noted yet.
     *
     * @return empty if this application asked for no such verification, whether or not there is one
     */
    public Optional<VerificationRequest> find(Requester requester, VerificationId id) {
        return own(requester, id)
                .map(request -> request.isOpen() && !request.isInTime(clock.instant())
                        ? request.in(VerificationState.EXPIRED)
                        : request);
    }

    /**
     * Calls a request off, if nobody has finished it.
     *
     * @return how it stands afterwards; empty as with {@link #find}
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
