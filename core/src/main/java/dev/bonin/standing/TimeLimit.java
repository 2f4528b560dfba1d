package dev.bonin.standing;

import java.time.Instant;
import java.util.Optional;

/** When a ban or a wait ends. A store keeps the end until it is forgotten; whether it is over is decided here. */
public final class TimeLimit {
    private TimeLimit() {}

    /**
     * Returns the end of what is still in force at {@code now}; empty where there is none, or it is over. It is over in
     * the moment in which it ends.
     *
     * @param end {@link Instant#MAX} where it never ends
     */
    public static Optional<Instant> inForce(Optional<Instant> end, Instant now) {
        return end.filter(now::isBefore);
    }
}
