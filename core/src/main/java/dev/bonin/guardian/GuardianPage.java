package dev.bonin.guardian;

import dev.bonin.audit.AuditEvents;
import dev.bonin.ceremony.Started;
import dev.bonin.guardian.GuardianStore.Decided;
import dev.bonin.person.PersonId;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.PageToken;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.OpenRequests;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationIds;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The page of a guardian: they are verified in their own browser, read, and decide. The link alone decides nothing;
 * neither does the browser of the child, since child and guardian are compared by CI and DI. Opening the page changes
 * nothing. Safe for use by several threads.
 */
public final class GuardianPage {
    /** How long a verified guardian may read before they decide. */
    private static final Duration TO_READ = Duration.ofMinutes(30);

    private final Purposes purposes;
    private final OpenRequests open;
    private final KeptRequests kept;
    private final GuardianStore store;
    private final KeptIdentities identities;
    private final GuardianRequests requests;
    private final GuardianTrail trail;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * Creates the page.
     *
     * @param random must be unpredictable
     */
    public <S extends OpenRequests & KeptRequests> GuardianPage(
            Purposes purposes,
            S verifications,
            GuardianStore store,
            KeptIdentities identities,
            AuditEvents events,
            Clock clock,
            RandomGenerator random) {
        this.purposes = purposes;
        this.open = verifications;
        this.kept = verifications;
        this.store = store;
        this.identities = identities;
        this.requests = new GuardianRequests(purposes, new VerificationIds(clock, random), clock, random);
        this.trail = new GuardianTrail(events);
        this.clock = clock;
        this.random = random;
    }

    /** A link that can still be decided by, and the child's verification. */
    private record Open(Invited invited, VerificationRequest child) {}

    /** The guardian's own verification, by which they decide. */
    private record Verified(VerificationRequest request, PersonId person, PersonId child) {}

    /**
     * Returns what the page shows.
     *
     * @param browser the nonce of its cookie; empty if it has none
     * @param verification the one that was made for this link in this browser; empty before
     */
    public Reply<GuardianVisit, GuardianRefusal> visit(
            PageToken link, Optional<BrowserNonce> browser, Optional<VerificationId> verification) {
        return open(link)
                .fold(
                        found -> verification.isEmpty()
                                ? granted(visit(found, false))
                                : verified(found, browser, verification)
                                        .fold(
                                                guardian -> granted(visit(found, true)),
                                                reason -> reason == GuardianRefusal.GUARDIAN_NOT_VERIFIED
                                                        ? granted(visit(found, false))
                                                        : refused(reason)),
                        GuardianPage::refused);
    }

    private static GuardianVisit visit(Open found, boolean verified) {
        var child = found.child();
        return new GuardianVisit(
                child.owner(),
                child.purpose(),
                child.mode(),
                found.invited().wording(),
                child.completion().orElseThrow().eraseAfter(),
                verified);
    }

    private Reply<Open, GuardianRefusal> open(PageToken link) {
        var invited = store.find(link.hash());
        if (invited.isEmpty()) {
            return refused(GuardianRefusal.UNKNOWN_LINK);
        }
        var child = kept.find(invited.get().child()).filter(request -> request.state() != VerificationState.ERASED);
        if (child.isEmpty()) {
            return refused(GuardianRefusal.LINK_EXPIRED);
        }
        if (child.get().state() != VerificationState.GUARDIAN_NEEDED) {
            return refused(GuardianRefusal.ALREADY_DECIDED);
        }
        return isInTime(child.get())
                ? granted(new Open(invited.get(), child.get()))
                : refused(GuardianRefusal.LINK_EXPIRED);
    }

    private boolean isInTime(VerificationRequest child) {
        return purposes.has(Purposes.ofGuardians(child.purpose()))
                && clock.instant().isBefore(child.completion().orElseThrow().eraseAfter());
    }

    /** Opens a request for the browser of a guardian, on their action. The finish is that of every verification. */
    public Reply<Started, GuardianRefusal> start(PageToken link, Optional<BrowserNonce> browser) {
        return open(link).fold(found -> granted(start(found, browser)), GuardianPage::refused);
    }

    private Started start(Open found, Optional<BrowserNonce> browser) {
        var nonce = browser.orElseGet(() -> BrowserNonce.draw(random));
        var request = requests.request(found.child(), found.invited().form(), nonce.hash());
        open.open(request, VerificationRequest.MOST_OPEN_PER_BROWSER);
        return Started.of(request, nonce);
    }

    /**
     * Stores what the guardian decided.
     *
     * @param browser the nonce of the browser that was verified
     * @param verification the one that it made for this link
     */
    public Reply<GuardianDecision, GuardianRefusal> decide(
            PageToken link, Optional<BrowserNonce> browser, VerificationId verification, GuardianVote vote) {
        return open(link)
                .fold(
                        found -> verified(found, browser, Optional.of(verification))
                                .fold(guardian -> decide(link, found, guardian, vote), GuardianPage::refused),
                        GuardianPage::refused);
    }

    private Reply<GuardianDecision, GuardianRefusal> decide(
            PageToken link, Open found, Verified guardian, GuardianVote vote) {
        var wording = found.invited().wording();
        if (!wording.sha256().equals(vote.wordingSha256())) {
            return refused(GuardianRefusal.WORDING_CHANGED);
        }
        if (vote.consents() && !vote.declaresGuardianship()) {
            return refused(GuardianRefusal.DECLARATION_MISSING);
        }
        var decision = new GuardianDecision(
                vote.consents(), Optional.of(guardian.person()), clock.instant(), wording.version(), wording.sha256());
        var event = trail.decided(found.child(), guardian.child(), decision);
        return store.decide(decided(found, guardian, decision), event) ? granted(decision) : refused(meanwhile(link));
    }

    /** Returns what happened since the link was looked up: nobody may believe that a lost decision counted. */
    private GuardianRefusal meanwhile(PageToken link) {
        return open(link).fold(unchanged -> GuardianRefusal.UNKNOWN_LINK, reason -> reason);
    }

    private Decided decided(Open found, Verified guardian, GuardianDecision decision) {
        var child = found.child();
        var keptFor = purposes.of(child.purpose()).eraseAfter();
        var until = decision.at().plus(decision.consents() ? keptFor : PurposeRules.REFUSAL_KEPT_FOR);
        var ofGuardian = guardian.request().completion().orElseThrow().eraseAfter();
        return new Decided(
                child.decided(decision.consents(), until),
                found.invited().link(),
                decision,
                guardian.request().id(),
                decision.consents() ? until : ofGuardian,
                decision.at().plus(GuardianDecision.TO_REDEEM));
    }

    private Reply<Verified, GuardianRefusal> verified(
            Open found, Optional<BrowserNonce> browser, Optional<VerificationId> verification) {
        var request = verification.flatMap(kept::find).filter(own -> isOf(found, own, browser));
        if (request.isEmpty()) {
            return refused(GuardianRefusal.GUARDIAN_NOT_VERIFIED);
        }
        var guardian = identities.person(request.get());
        var child = identities.person(found.child());
        if (guardian.isEmpty() || child.isEmpty()) {
            return refused(GuardianRefusal.GUARDIAN_NOT_IDENTIFIED);
        }
        return guardian.equals(child)
                ? refused(GuardianRefusal.GUARDIAN_IS_CHILD)
                : granted(new Verified(request.get(), guardian.get(), child.get()));
    }

    /** A link may be for somebody else than the earlier one that it replaced, for which somebody was verified. */
    private boolean isOf(Open found, VerificationRequest own, Optional<BrowserNonce> browser) {
        var child = found.child();
        return !own.createdAt().isBefore(found.invited().invitedAt())
                && own.state() == VerificationState.ACCEPTED
                && own.purpose().equals(Purposes.ofGuardians(child.purpose()))
                && own.account().equals(Optional.of(child.id().value()))
                && browser.isPresent()
                && own.binding().equals(browser.map(BrowserNonce::hash))
                && clock.instant()
                        .isBefore(own.completion().orElseThrow().finishedAt().plus(TO_READ));
    }

    private static <T> Reply<T, GuardianRefusal> granted(T value) {
        return new Reply.Granted<>(value);
    }

    private static <T> Reply<T, GuardianRefusal> refused(GuardianRefusal reason) {
        return new Reply.Refused<>(reason);
    }
}
