/** The command that measures concurrency, sustained load, several nodes and stored rows, and its parts. */
@NullMarked
package dev.bonin.benchmark.scale;

import org.jspecify.annotations.NullMarked;
