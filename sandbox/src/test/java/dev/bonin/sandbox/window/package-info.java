/** The window as a state machine, over HTTP, and in a real browser. */
@NullMarked
package dev.bonin.sandbox.window;

import org.jspecify.annotations.NullMarked;
