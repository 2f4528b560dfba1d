package dev.bonin.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Selects entries of the log; empty members select all.
 *
 * @param from the first moment, inclusive
 * @param to the end, exclusive
 * @param application the owner of the verification; an empty string selects entries without an application
 * @param purpose the verification's purpose
 * @param actor who accessed, such as {@code application:shop}
 */
public record AuditFilter(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> application,
        Optional<String> purpose,
        Optional<String> actor) {

    /** Returns a filter that selects all entries of a time range. */
    public static AuditFilter between(Optional<Instant> from, Optional<Instant> to) {
        return new AuditFilter(from, to, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Returns whether the entry is within the time range, whatever the other members select. */
    boolean spans(AuditEvent event) {
        return from.filter(event.at()::isBefore).isEmpty()
                && to.filter(end -> !event.at().isBefore(end)).isEmpty();
    }

    boolean selects(AuditEvent event) {
        return spans(event)
                && is(application, event.application())
                && is(purpose, event.purpose())
                && is(actor, event.access().actor());
    }

    private static boolean is(Optional<String> wanted, String value) {
        return wanted.filter(text -> !text.equals(value)).isEmpty();
    }
}
