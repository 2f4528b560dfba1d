/** A small strict JSON: what the sandbox reads is bounded, what it writes keeps the order it was given. */
@NullMarked
package dev.bonin.sandbox.json;

import org.jspecify.annotations.NullMarked;
