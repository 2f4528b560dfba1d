package dev.bonin.server.webhook;

import dev.bonin.webhook.WebhookQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;

/** Measures what waits. Both gauges query the database when they are read; they are NaN while it is unavailable. */
final class WebhookMeters implements MeterBinder {
    private final WebhookQueue queue;
    private final Clock clock;

    WebhookMeters(WebhookQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("bonin.webhooks.waiting", queue, all -> all.backlog().waiting())
                .description("Events that are not delivered and not given up yet")
                .register(meters);
        Gauge.builder("bonin.webhooks.oldest", this, WebhookMeters::oldest)
                .baseUnit("seconds")
                .description("How long ago the oldest waiting event happened; 0 if none waits")
                .register(meters);
    }

    private double oldest() {
        return queue.backlog()
                .oldest()
                .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
