package dev.bonin.verification;

import dev.bonin.id.TimedIds;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Makes ids that sort by time, so that a table appends, and that nobody can guess. */
public final class VerificationIds {
    private final TimedIds ids;

    public VerificationIds(Clock clock, RandomGenerator random) {
        this.ids = new TimedIds(clock, random);
    }

    public VerificationId next() {
        return new VerificationId(ids.next());
    }
}
