package dev.bonin.clock;

import dev.bonin.source.SourceException;
import dev.bonin.source.VerificationSource;
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

    /** That of the source; one that cannot be asked now says nothing. */
    static OtherClock of(VerificationSource source) {
        return new OtherClock() {
            @Override
            public Optional<Instant> now() {
                try {
                    return source.time();
                } catch (SourceException away) {
                    return Optional.empty();
                }
            }

            @Override
            public Optional<Instant> expected() {
                return source.expectedTime();
            }
        };
    }
}
