package dev.bonin.verification;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import java.time.Clock;
import java.util.Optional;

/** Entries of the access log about verifications. */
public final class AuditTrail {
    /** Whoever is verified looks at nobody's data but their own. */
    private static final Access PERSON = new Access("person", "browser", "verification");

    private final VerificationIds ids;
    private final Clock clock;

    AuditTrail(VerificationIds ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    AuditEvent accepted(VerificationRequest request, String provider) {
        return event(request, AuditAction.VERIFICATION_ACCEPTED, PERSON, "provider=" + provider);
    }

    AuditEvent refused(VerificationRequest request, RefusalReason reason, Step step) {
        return event(
                request,
                AuditAction.VERIFICATION_REFUSED,
                PERSON,
                "step=" + step.number() + " reason=" + reason.code());
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
