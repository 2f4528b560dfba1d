package dev.bonin.boot;

import dev.bonin.verification.Announcements;
import dev.bonin.verification.Announcements.Untold;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Publishes what is to be told, and says what a listener did not take: never in its own words, which may quote a person. */
final class PublishedOutcomes implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedOutcomes.class);

    private final Announcements announcements;
    private final ApplicationEventPublisher events;
    private final AtomicLong givenUp = new AtomicLong();

    PublishedOutcomes(Announcements announcements, ApplicationEventPublisher events) {
        this.announcements = announcements;
        this.events = events;
    }

    @Override
    public void run() {
        announcements.run(events::publishEvent).forEach(this::log);
    }

    private void log(Untold untold) {
        if (untold.givenUp()) {
            LOG.warn(
                    "No listener took the outcome of verification {} in {} tries of a day, the last with {}: it is given up, number {} since the start",
                    untold.id(),
                    untold.failures(),
                    untold.failure().getName(),
                    givenUp.incrementAndGet());
        } else {
            LOG.info(
                    "A listener failed with {} at the outcome of verification {}, time {}: it will be told again",
                    untold.failure().getName(),
                    untold.id(),
                    untold.failures());
        }
    }
}
