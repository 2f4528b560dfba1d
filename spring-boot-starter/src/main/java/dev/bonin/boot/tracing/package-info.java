/** Traces across Bonin: to the log, and to PortOne, by the application's own tracing where it has one. */
@NullMarked
package dev.bonin.boot.tracing;

import org.jspecify.annotations.NullMarked;
