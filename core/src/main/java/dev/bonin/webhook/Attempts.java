package dev.bonin.webhook;

import dev.bonin.webhook.WebhookEndpoint.Cause;
import dev.bonin.webhook.WebhookQueue.Due;
import dev.bonin.webhook.WebhookReceiver.Answer;
import java.time.Clock;

/** Makes one attempt at an event and records what came of it. */
final class Attempts {
    private final WebhookEndpoints endpoints;
    private final WebhookQueue queue;
    private final WebhookSecrets secrets;
    private final WebhookReceiver receiver;
    private final WebhookWatch watch;
    private final Clock clock;
    private final RetryPauses pauses;

    Attempts(
            WebhookEndpoints endpoints,
            WebhookQueue queue,
            WebhookSecrets secrets,
            WebhookReceiver receiver,
            WebhookWatch watch,
            Clock clock,
            RetryPauses pauses) {
        this.endpoints = endpoints;
        this.queue = queue;
        this.secrets = secrets;
        this.receiver = receiver;
        this.watch = watch;
        this.clock = clock;
        this.pauses = pauses;
    }

    /** Returns whether this node knows a secret of the application; otherwise it leaves the events to other nodes. */
    boolean canSign(String application) {
        return endpoints.find(application).filter(secrets::areKnown).isPresent();
    }

    /**
     * Tells of an event that this node has claimed. Address and secrets are read each time, so that a change counts at
     * once.
     */
    void make(Due due) {
        var event = due.event();
        var endpoint = endpoints.find(event.application()).filter(WebhookEndpoint::isOn);
        var signing = endpoint.map(secrets::of).filter(known -> !known.isEmpty());
        if (endpoint.isEmpty() || signing.isEmpty()) {
            return;
        }
        var message = SignedMessage.of(event, signing.get(), clock.instant());
        var url = endpoint.get().url();
        record(due, receiver.send(url, message), url);
    }

    void undone(String application, RuntimeException failure) {
        watch.undone(application, failure);
    }

    private void record(Due due, Answer answer, String url) {
        var event = due.event();
        var now = clock.instant();
        if (answer.delivered()) {
            queue.delivered(event.id(), answer.result(), now);
            watch.delivered(event, answer);
            return;
        }
        int attempts = due.attempts() + 1;
        var pause = pauses.after(attempts, answer.retryAfter());
        queue.failed(event.id(), answer.result(), now, pause.map(now::plus));
        if (answer.gone() && isStillAt(url, event.application())) {
            switchOff(event.application());
        } else if (pause.isEmpty()) {
            watch.givenUp(event, attempts, answer);
        } else {
            watch.failed(event, attempts, answer);
        }
    }

    /** Returns false if an operator has moved the endpoint since: only the former one is gone then. */
    private boolean isStillAt(String url, String application) {
        return endpoints
                .find(application)
                .filter(endpoint -> endpoint.url().equals(url))
                .isPresent();
    }

    private void switchOff(String application) {
        if (endpoints.off(application, Cause.GONE, clock.instant())) {
            watch.gone(application);
        }
    }
}
