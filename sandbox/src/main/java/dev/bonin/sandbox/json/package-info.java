/** A small strict JSON library: input is bounded, and output keeps the order of members. */
@NullMarked
package dev.bonin.sandbox.json;

import org.jspecify.annotations.NullMarked;
