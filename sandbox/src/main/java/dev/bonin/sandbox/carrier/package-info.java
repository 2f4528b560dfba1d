/**
 * The carriers behind every provider: who owns a phone number, and the codes that people get, for V1, V2 and the
 * window.
 */
@NullMarked
package dev.bonin.sandbox.carrier;

import org.jspecify.annotations.NullMarked;
