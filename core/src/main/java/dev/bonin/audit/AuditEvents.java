package dev.bonin.audit;

import dev.bonin.id.TimedIds;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Creates entries with an id and the current time. */
public final class AuditEvents {
    private final TimedIds ids;
    private final Clock clock;

    /** @param random creates ids, so it must be unpredictable: a {@link java.security.SecureRandom} outside of tests */
    public AuditEvents(Clock clock, RandomGenerator random) {
        this.ids = new TimedIds(clock, random);
        this.clock = clock;
    }

    /** Creates an entry that concerns no verification. */
    public AuditEvent of(AuditAction action, Access access, String detail) {
        return event("", "", Optional.empty(), action, access, detail);
    }

    /** Creates an entry that concerns an application but no verification. */
    public AuditEvent ofApplication(String application, AuditAction action, Access access, String detail) {
        return event(application, "", Optional.empty(), action, access, detail);
    }

    /**
     * Creates an entry about a verification.
     *
     * @param application an empty string if a browser started it without an application
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
