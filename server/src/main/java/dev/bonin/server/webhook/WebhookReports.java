package dev.bonin.server.webhook;

import dev.bonin.verification.StoreException;
import dev.bonin.webhook.WebhookEvent;
import dev.bonin.webhook.WebhookReceiver.Answer;
import dev.bonin.webhook.WebhookWatch;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts what becomes of webhooks. Addresses are not logged, since they may contain tokens. */
final class WebhookReports implements WebhookWatch {
    private static final Logger LOG = LoggerFactory.getLogger("dev.bonin.webhook");
    private static final String ATTEMPTS = "bonin.webhooks.attempts";

    private final MeterRegistry meters;

    WebhookReports(MeterRegistry meters) {
        this.meters = meters;
    }

    private void count(String outcome) {
        meters.counter(ATTEMPTS, "outcome", outcome).increment();
    }

    @Override
    public void delivered(WebhookEvent event, Answer answer) {
        count("delivered");
    }

    @Override
    public void failed(WebhookEvent event, int attempts, Answer answer) {
        count("failed");
        LOG.info(
                "Webhook {} of application {} failed with {}, attempt {}: it is tried again",
                event.id(),
                event.application(),
                answer.result(),
                attempts);
    }

    @Override
    public void givenUp(WebhookEvent event, int attempts, Answer answer) {
        count("given_up");
        LOG.warn(
                "Webhook {} of application {} was given up: {} attempts within a day failed, the last with {}."
                        + " When its receiver works again: ./bonin application webhook replay {} --failed-since 7d",
                event.id(),
                event.application(),
                attempts,
                answer.result(),
                event.application());
    }

    @Override
    public void gone(String application) {
        count("gone");
        LOG.warn(
                "The webhook of application {} was switched off: its receiver answered 410 Gone. Its events are"
                        + " recorded but not sent. To switch it on: ./bonin application webhook on {}",
                application,
                application);
    }

    @Override
    public void undone(String application, RuntimeException failure) {
        if (failure instanceof StoreException away) {
            LOG.warn(
                    "Webhooks of application {} wait, since the database is not available: {}. They are tried again"
                            + " within a minute",
                    application,
                    away.getMessage());
        } else {
            LOG.error(
                    "Webhooks of application {} cannot be sent, and are tried again in a minute", application, failure);
        }
    }
}
