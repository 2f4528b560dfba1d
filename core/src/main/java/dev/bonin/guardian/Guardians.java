package dev.bonin.guardian;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditEvents;
import dev.bonin.purpose.Purposes;
import dev.bonin.sealing.FormSealer;
import dev.bonin.secret.PageToken;
import dev.bonin.verification.HandoverCode;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes the links by which legal guardians decide about a child that was verified. The application sends the link,
 * keeps the child's code with the unfinished sign-up, and redeems it once the guardian has consented. Safe for use by
 * several threads. Each call may throw a {@link dev.bonin.verification.StoreException}; the same call can succeed
 * later.
 */
public final class Guardians {
    private static final String OURSELVES = "";

    private final Purposes purposes;
    private final KeptRequests requests;
    private final GuardianStore store;
    private final FormSealer forms;
    private final GuardianTrail trail;
    private final Clock clock;
    private final RandomGenerator random;

    /**
     * Creates the service.
     *
     * @param random must be unpredictable
     */
    public Guardians(
            Purposes purposes,
            KeptRequests requests,
            GuardianStore store,
            FormSealer forms,
            AuditEvents events,
            Clock clock,
            RandomGenerator random) {
        this.purposes = purposes;
        this.requests = requests;
        this.store = store;
        this.forms = forms;
        this.trail = new GuardianTrail(events);
        this.clock = clock;
        this.random = random;
    }

    /**
     * Returns a link for the guardian of a child whose page brought the code {@link Invite#code}. Called again, it
     * returns another link, and the earlier one no longer works.
     */
    public Reply<Invitation, GuardianRefusal> invite(Invite invite) {
        return HandoverCode.tryParse(invite.code())
                .map(brought -> invite(
                        OURSELVES,
                        "application",
                        brought.id(),
                        invite.with(brought.proof().reveal())))
                .orElseGet(() -> refused(GuardianRefusal.INVALID_CODE));
    }

    /**
     * Returns the same for another application.
     *
     * @param owner its name
     * @param actor how the access log names it
     * @param id the child's verification, whose code is without the id here
     */
    public Reply<Invitation, GuardianRefusal> invite(String owner, String actor, VerificationId id, Invite invite) {
        var found = requests.find(id).filter(request -> request.owner().equals(owner));
        if (found.isEmpty()) {
            return refused(GuardianRefusal.UNKNOWN_VERIFICATION);
        }
        return refusal(found.get(), invite)
                .map(Guardians::<Invitation>refused)
                .orElseGet(() -> link(found.get(), invite, new Access(actor, invite.source(), "guardian")));
    }

    private Optional<GuardianRefusal> refusal(VerificationRequest request, Invite invite) {
        if (request.redeemable().proven(invite.code()).isEmpty()) {
            return Optional.of(GuardianRefusal.INVALID_CODE);
        }
        if (!request.account().equals(invite.subject())) {
            return Optional.of(GuardianRefusal.SUBJECT_MISMATCH);
        }
        if (!request.purpose().equals(invite.purpose())) {
            return Optional.of(GuardianRefusal.PURPOSE_MISMATCH);
        }
        return isWaiting(request) ? Optional.empty() : Optional.of(GuardianRefusal.NO_GUARDIAN_NEEDED);
    }

    private boolean isWaiting(VerificationRequest request) {
        return request.state() == VerificationState.GUARDIAN_NEEDED
                && purposes.has(Purposes.ofGuardians(request.purpose()))
                && clock.instant().isBefore(request.completion().orElseThrow().eraseAfter());
    }

    private Reply<Invitation, GuardianRefusal> link(VerificationRequest child, Invite invite, Access access) {
        var link = PageToken.draw(random);
        var form = invite.guardian()
                .map(typed -> forms.seal(typed.values(), child.id().value()));
        var invited = new Invited(child.id(), link.hash(), invite.wording(), form, clock.instant());
        var event = trail.invited(child, access, invite.wording());
        return store.invite(invited, event)
                ? new Reply.Granted<>(new Invitation(
                        child.id(), link, child.completion().orElseThrow().eraseAfter()))
                : refused(GuardianRefusal.NO_GUARDIAN_NEEDED);
    }

    /** Returns what the guardian of a child has decided; empty if none was asked, or has not decided. */
    public Optional<GuardianDecision> decision(VerificationId child) {
        return store.decision(child);
    }

    /** Returns the same for a request that was read; one whose policies ask no guardian is not looked up. */
    public Optional<GuardianDecision> decision(VerificationRequest child) {
        return child.completion()
                .filter(how -> how.judgement().isAboutGuardian())
                .flatMap(how -> store.decision(child.id()));
    }

    private static <T> Reply<T, GuardianRefusal> refused(GuardianRefusal reason) {
        return new Reply.Refused<>(reason);
    }
}
