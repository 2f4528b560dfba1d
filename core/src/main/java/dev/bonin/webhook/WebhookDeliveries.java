package dev.bonin.webhook;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Delivers events, each at least once. Every application has a lane of its own with a few threads, so that a receiver
 * that is slow or down holds up no other. Several nodes may deliver at once and rarely deliver the same event twice.
 * Order is not kept.
 */
public final class WebhookDeliveries implements AutoCloseable {
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(5);

    private final WebhookQueue queue;
    private final Attempts attempts;
    private final Clock clock;
    private final Map<String, WebhookLane> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var named = new Thread(work, "bonin-webhook");
        named.setDaemon(true);
        return named;
    });

    /**
     * Creates the deliveries.
     *
     * @param declared the secrets of the settings, by application
     * @param random spreads the attempts; it need not be unpredictable
     */
    public WebhookDeliveries(
            WebhookEndpoints endpoints,
            WebhookQueue queue,
            SecretSealer sealer,
            Map<String, List<WebhookSecret>> declared,
            WebhookReceiver receiver,
            WebhookWatch watch,
            Clock clock,
            RandomGenerator random) {
        this.queue = queue;
        this.clock = clock;
        this.attempts = new Attempts(
                endpoints,
                queue,
                new WebhookSecrets(declared, endpoints, sealer),
                receiver,
                watch,
                clock,
                new RetryPauses(random));
    }

    /**
     * Begins to deliver what is due, and does not wait for it. A chore calls it every second.
     *
     * @throws dev.bonin.verification.StoreException if the store is not available; the next run retries
     */
    public void run() {
        queue.applicationsDue(clock.instant()).stream()
                .filter(attempts::canSign)
                .forEach(application -> lanes.computeIfAbsent(
                                application, name -> new WebhookLane(name, queue, attempts, clock))
                        .wake(threads));
    }

    /**
     * Waits for attempts in progress, up to five seconds, then interrupts them. What was not delivered is due again
     * after a minute, on any node.
     */
    @Override
    public void close() {
        lanes.values().forEach(WebhookLane::stop);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
