package dev.bonin.server.webhook;

import dev.bonin.application.Applications;
import dev.bonin.boot.Surroundings;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.chore.Chore;
import dev.bonin.engine.Bonin;
import dev.bonin.server.application.ApplicationSettings;
import dev.bonin.store.Stores;
import dev.bonin.webhook.WebhookDeliveries;
import dev.bonin.webhook.WebhookQueue;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this package. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {
    /** Within what Standard Webhooks recommends, and well below the time for which a node claims an event. */
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private static final int AT_A_TIME = 500;

    @Bean
    HttpReceiver webhookReceiver(WebhookSettings settings, CeremonyRules rules) {
        var internal = settings.webhooks().allowsInternal(rules.mode());
        return new HttpReceiver(SystemDefaultDnsResolver.INSTANCE, internal, DEADLINE);
    }

    /**
     * Also writes the declared endpoints to the database, where whatever finishes a verification finds them.
     *
     * @param applications has refused a name that is both declared and stored
     */
    @Bean
    WebhookDeliveries webhookDeliveries(
            Bonin bonin,
            Stores stores,
            Applications applications,
            ApplicationSettings declared,
            WebhookSettings settings,
            CeremonyRules rules,
            HttpReceiver receiver,
            MeterRegistry meters) {
        var webhooks = DeclaredWebhooks.of(declared, settings.webhooks().allowsInternal(rules.mode()));
        stores.webhookEndpoints().declare(webhooks.urls());
        return bonin.webhooks(webhooks.secrets(), receiver, new WebhookReports(meters));
    }

    @Bean
    Chore webhookDelivery(WebhookDeliveries deliveries) {
        return new Chore("Delivering webhooks", Duration.ofSeconds(1), deliveries::run);
    }

    @Bean
    Chore webhookCleanup(Bonin bonin, Stores stores, WebhookSettings settings) {
        var queue = stores.webhookQueue();
        return new Chore(
                "Removing old webhooks from the delivery log",
                Duration.ofHours(1),
                () -> bonin.clocks()
                        .now()
                        .ifPresent(now ->
                                forget(queue, now.minus(settings.webhooks().keep()))));
    }

    private static void forget(WebhookQueue queue, Instant before) {
        int forgotten;
        do {
            forgotten = queue.forget(before, AT_A_TIME);
        } while (forgotten == AT_A_TIME);
    }

    @Bean
    WebhookMeters webhookMeters(Stores stores, Surroundings around) {
        return new WebhookMeters(stores.webhookQueue(), around.clock());
    }
}
