package dev.bonin.clock;

import java.time.Instant;
import java.util.Optional;

/** A clock of another machine, as far as it can be asked. */
@FunctionalInterface
public interface OtherClock {
    /** One that can never be asked. */
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

    /** What it shows, just asked; empty where it cannot be asked now, or there is none. */
    Optional<Instant> now();

    /** Returns whether there is such a clock at all, even if it cannot be asked now. */
    default boolean exists() {
        return true;
    }

    /** What it should show by when it was last asked for whatever reason; empty where it was not. */
    default Optional<Instant> expected() {
        return Optional.empty();
    }
}
