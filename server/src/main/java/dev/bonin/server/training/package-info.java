/**
 * Verifications of invented people that the JVM's startup cache is made from. Only the {@code train} command runs them,
 * in a process of its own.
 */
@NullMarked
package dev.bonin.server.training;

import org.jspecify.annotations.NullMarked;
