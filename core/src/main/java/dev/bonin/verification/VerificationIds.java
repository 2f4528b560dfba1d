package dev.bonin.verification;

import dev.bonin.id.TimedIds;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Makes ids that sort by time, so that a table appends, and that nobody can guess. */
final class VerificationIds {
    private final TimedIds ids;

    VerificationIds(Clock clock, RandomGenerator random) {
        this.ids = new TimedIds(clock, random);
    }

    VerificationId next() {
        return new VerificationId(ids.next());
    }
}
