package dev.bonin.clock;

import java.time.Instant;
import java.util.Optional;

/** The clock of another machine, which is not always reachable. */
@FunctionalInterface
public interface OtherClock {
    /** A clock that does not exist and never answers. */
    OtherClock NONE = new OtherClock() {
        @Override
        public Optional<Instant> now() {
            return Optional.empty();
        }

        @Override
        public boolean exists() {
            return false;
        }
    };

    /** Asks the clock and returns its time; empty if it cannot be asked now or does not exist. */
    Optional<Instant> now();

    /** Returns whether such a clock exists, even if it cannot be asked now. */
    default boolean exists() {
        return true;
    }

    /**
     * Returns the time that the clock should show, extrapolated from its last answer to any call; empty if it has not
     * answered yet.
     */
    default Optional<Instant> expected() {
        return Optional.empty();
    }
}
