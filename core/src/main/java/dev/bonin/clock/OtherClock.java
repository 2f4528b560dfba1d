package dev.bonin.clock;

import java.time.Instant;
import java.util.Optional;

/** A clock of another machine, as far as it can be asked. */
@FunctionalInterface
public interface OtherClock {
    /** One that can never be asked. */
    OtherClock NONE = Optional::empty;

    /** What it shows, just asked; empty where it cannot be asked now, or there is none. */
    Optional<Instant> now();

    /** What it should show by when it was last asked for whatever reason; empty where it was not. */
    default Optional<Instant> expected() {
        return Optional.empty();
    }
}
