package dev.bonin.webhook;

import dev.bonin.webhook.WebhookReceiver.Answer;

/** Observes what becomes of deliveries, for logs and metrics. Must not throw. Called by several threads. */
public interface WebhookWatch {

    /** An event was delivered. */
    void delivered(WebhookEvent event, Answer answer);

    /** An attempt failed, and the event is tried again. */
    void failed(WebhookEvent event, int attempts, Answer answer);

    /** The last attempt failed; the event is not tried again unless an operator replays it. */
    void givenUp(WebhookEvent event, int attempts, Answer answer);

    /** The receiver answered 410, so that the endpoint was switched off. */
    void gone(String application);

    /** Delivery failed here, not at the receiver. The event stays due, and is tried again in a minute. */
    void undone(String application, RuntimeException failure);
}
