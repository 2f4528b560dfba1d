package dev.bonin.verification;

import dev.bonin.id.TimedIds;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Creates ids that sort by time, so that tables are appended to, and that cannot be guessed. */
public final class VerificationIds {
    private final TimedIds ids;

    public VerificationIds(Clock clock, RandomGenerator random) {
        this.ids = new TimedIds(clock, random);
    }

    public VerificationId next() {
        return new VerificationId(ids.next());
    }
}
