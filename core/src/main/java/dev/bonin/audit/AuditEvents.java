package dev.bonin.audit;

import dev.bonin.id.TimedIds;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes entries, each with an id and the time of its own. */
public final class AuditEvents {
    private final TimedIds ids;
    private final Clock clock;

    /** @param random makes ids, so it must be unpredictable: a {@link java.security.SecureRandom} outside of tests */
    public AuditEvents(Clock clock, RandomGenerator random) {
        this.ids = new TimedIds(clock, random);
        this.clock = clock;
    }

    /** About what concerns no verification. */
    public AuditEvent of(AuditAction action, Access access, String detail) {
        return event("", "", Optional.empty(), action, access, detail);
    }

    /** About what an application has, and no verification. */
    public AuditEvent ofApplication(String application, AuditAction action, Access access, String detail) {
        return event(application, "", Optional.empty(), action, access, detail);
    }

    /**
     * About one verification.
     *
     * @param application empty text where a browser started it for itself
     */
    public AuditEvent about(
            String verification, String application, String purpose, AuditAction action, Access access, String detail) {
        return event(application, purpose, Optional.of(verification), action, access, detail);
    }

    private AuditEvent event(
            String application,
            String purpose,
            Optional<String> verification,
            AuditAction action,
            Access access,
            String detail) {
        return new AuditEvent(
                ids.next(),
                clock.instant(),
                application,
                access,
                purpose,
                action,
                verification,
                Optional.empty(),
                detail);
    }
}
