package dev.bonin.verification;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.person.PersonId;
import dev.bonin.policy.Decision;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Creates access log entries about verifications. */
public final class AuditTrail {
    /** The person being verified, who accesses only their own data. */
    private static final Access PERSON = new Access("person", "browser", "verification");

    private final VerificationIds ids;
    private final Clock clock;

    public AuditTrail(VerificationIds ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    public AuditEvent accepted(VerificationRequest request, String provider) {
        return event(request, AuditAction.VERIFICATION_ACCEPTED, PERSON, "provider=" + provider);
    }

    public AuditEvent guardianNeeded(VerificationRequest request, String provider) {
        return event(request, AuditAction.GUARDIAN_NEEDED, PERSON, "provider=" + provider);
    }

    public AuditEvent refused(VerificationRequest request, RefusalReason reason, Step step) {
        return event(
                request,
                AuditAction.VERIFICATION_REFUSED,
                PERSON,
                "step=" + step.number() + " reason=" + reason.code());
    }

    /**
     * Returns the entry for a refusal by a policy and, if CI and DI belong to two people, a conflict entry for an
     * operator to resolve.
     */
    public List<AuditEvent> refused(VerificationRequest request, Decision decision, List<PersonId> persons) {
        var reason = decision.verdict().reason().orElseThrow();
        var refused = event(
                request,
                AuditAction.VERIFICATION_REFUSED,
                PERSON,
                "step=" + Step.POLICIES.number() + " policy=" + decision.policy() + " reason=" + reason);
        return persons.size() < 2
                ? List.of(refused)
                : List.of(
                        refused,
                        refused.conflict(
                                persons.get(0),
                                "refused other=" + persons.get(1).value()));
    }

    AuditEvent event(VerificationRequest request, AuditAction action, Access access, String detail) {
        return new AuditEvent(
                ids.next().value(),
                clock.instant(),
                request.owner(),
                access,
                request.purpose(),
                action,
                Optional.of(request.id().value()),
                Optional.empty(),
                detail);
    }
}
