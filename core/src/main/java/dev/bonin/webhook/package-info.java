/**
 * Events of verifications, told to the server of the application that ordered them, after Standard Webhooks: what is
 * told, how it is signed, where it may be sent, and when it is tried again. Sending is left to a {@code
 * WebhookReceiver}.
 */
@NullMarked
package dev.bonin.webhook;

import org.jspecify.annotations.NullMarked;
