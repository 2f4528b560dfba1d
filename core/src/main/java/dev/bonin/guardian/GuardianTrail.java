package dev.bonin.guardian;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditEvents;
import dev.bonin.person.PersonId;
import dev.bonin.verification.VerificationRequest;

/** Creates the access log entries about guardians. */
final class GuardianTrail {
    /** The guardian in their own browser. */
    private static final Access GUARDIAN = new Access("guardian", "browser", "guardian");

    private final AuditEvents events;

    GuardianTrail(AuditEvents events) {
        this.events = events;
    }

    AuditEvent invited(VerificationRequest child, Access access, Wording wording) {
        return about(child, AuditAction.GUARDIAN_INVITED, access, "wording=" + wording.version());
    }

    /** @param person the child */
    AuditEvent decided(VerificationRequest child, PersonId person, GuardianDecision decision) {
        return about(
                        child,
                        decision.consents() ? AuditAction.GUARDIAN_CONSENTED : AuditAction.GUARDIAN_REFUSED,
                        GUARDIAN,
                        "guardian=" + decision.person().orElseThrow().value() + " wording=" + decision.wording()
                                + " sha256=" + decision.wordingSha256())
                .of(person);
    }

    private AuditEvent about(VerificationRequest child, AuditAction action, Access access, String detail) {
        return events.about(child.id().value(), child.owner(), child.purpose(), action, access, detail);
    }
}
