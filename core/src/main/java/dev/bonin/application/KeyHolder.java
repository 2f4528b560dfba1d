package dev.bonin.application;

import java.time.Instant;
import java.util.Optional;

/**
 * An application, and one key of its.
 *
 * @param endsAt from when the key is worth nothing; empty means never
 */
public record KeyHolder(Application application, ApplicationKeyHash key, Optional<Instant> endsAt) {
    boolean holdsAt(Instant now) {
        return endsAt.map(now::isBefore).orElse(true);
    }
}
