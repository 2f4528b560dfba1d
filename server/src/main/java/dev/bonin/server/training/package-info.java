/**
 * Verifies invented people, for the JVM's startup cache. Only the {@code train} command runs it, in its own process.
 */
@NullMarked
package dev.bonin.server.training;

import org.jspecify.annotations.NullMarked;
