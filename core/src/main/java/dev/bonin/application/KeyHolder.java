package dev.bonin.application;

import java.time.Instant;
import java.util.Optional;

/**
 * An application and one of its keys.
 *
 * @param endsAt when the key becomes invalid; empty if never
 */
public record KeyHolder(Application application, ApplicationKeyHash key, Optional<Instant> endsAt) {
    boolean holdsAt(Instant now) {
        return endsAt.map(now::isBefore).orElse(true);
    }
}
