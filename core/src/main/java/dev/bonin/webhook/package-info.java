/**
 * Events of verifications, sent to the server of the application that ordered them, after Standard Webhooks: what is
 * sent, how it is signed, which addresses are allowed, and when it is retried. The HTTP call is left to a {@code
 * WebhookReceiver}.
 */
@NullMarked
package dev.bonin.webhook;

import org.jspecify.annotations.NullMarked;
