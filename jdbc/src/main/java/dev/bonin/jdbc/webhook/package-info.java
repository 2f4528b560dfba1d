/**
 * Webhooks as rows: their endpoints, their secrets, and the events. Not API.
 */
@NullMarked
package dev.bonin.jdbc.webhook;

import org.jspecify.annotations.NullMarked;
