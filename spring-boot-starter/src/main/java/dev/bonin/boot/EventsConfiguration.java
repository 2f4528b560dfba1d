package dev.bonin.boot;

import dev.bonin.chore.Chore;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.verification.Announcements;
import dev.bonin.verification.OutcomeOutbox;
import dev.bonin.verification.VerificationStore;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@link dev.bonin.verification.VerificationFinished} as an event of the application, with the chore of publishing it. */
@Configuration(proxyBeanMethods = false)
class EventsConfiguration {

    /** Whoever keeps requests elsewhere keeps what they announce there, too. */
    @Bean
    @ConditionalOnMissingBean
    OutcomeOutbox boninOutbox(Storage storage) {
        return storage.outbox();
    }

    @Bean
    PublishedOutcomes publishedOutcomes(
            OutcomeOutbox outbox,
            VerificationStore store,
            PersonSealer sealer,
            Clock clock,
            ApplicationEventPublisher events) {
        return new PublishedOutcomes(new Announcements(outbox, store, sealer, clock), events);
    }

    /** Where events are off, what was noted before stays until they are on again, or its verification is forgotten. */
    @Bean
    Chore eventsChore(BoninProperties properties, PublishedOutcomes published) {
        return new Chore("Telling the application of outcomes", Duration.ofSeconds(1), () -> {
            if (properties.events().enabled()) {
                published.run();
            }
        });
    }
}
