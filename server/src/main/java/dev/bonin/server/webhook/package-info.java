/** Webhooks over HTTP: which addresses are called, how, and what operators see of it. */
@NullMarked
package dev.bonin.server.webhook;

import org.jspecify.annotations.NullMarked;
