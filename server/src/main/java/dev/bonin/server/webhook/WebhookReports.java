package dev.bonin.server.webhook;

import dev.bonin.diagnosis.LoggedFailure;
import dev.bonin.verification.StoreException;
import dev.bonin.webhook.WebhookEvent;
import dev.bonin.webhook.WebhookReceiver.Answer;
import dev.bonin.webhook.WebhookWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts what becomes of webhooks. Addresses are not logged, since they may contain tokens. */
final class WebhookReports implements WebhookWatch {
    private static final Logger LOG = LoggerFactory.getLogger("dev.bonin.webhook");
    private static final String ATTEMPTS = "bonin.webhooks.attempts";
    private static final String DELIVERED = "delivered";
    private static final String FAILED = "failed";
    private static final String GIVEN_UP = "given_up";
    private static final String GONE = "gone";
    private static final List<String> OUTCOMES = List.of(DELIVERED, FAILED, GIVEN_UP, GONE);

    private final MeterRegistry meters;

    /** Begins to count at 0, so that a monitor sees the first event that is given up as an increase. */
    WebhookReports(MeterRegistry meters) {
        this.meters = meters;
        OUTCOMES.forEach(this::counter);
    }

    private Counter counter(String outcome) {
        return meters.counter(ATTEMPTS, "outcome", outcome);
    }

    @Override
    public void delivered(WebhookEvent event, Answer answer) {
        counter(DELIVERED).increment();
    }

    @Override
    public void failed(WebhookEvent event, int attempts, Answer answer) {
        counter(FAILED).increment();
        LOG.info(
                "Webhook {} of application {} failed with {}, attempt {}: it is tried again",
                event.id(),
                event.application(),
                answer.result(),
                attempts);
    }

    @Override
    public void givenUp(WebhookEvent event, int attempts, Answer answer) {
        counter(GIVEN_UP).increment();
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
        counter(GONE).increment();
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
                    "Webhooks of application {} cannot be sent, and are tried again in a minute",
                    application,
                    LoggedFailure.of(failure));
        }
    }
}
