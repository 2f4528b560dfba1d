/** The command, and the scenarios that it plays. */
@NullMarked
package dev.bonin.benchmark;

import org.jspecify.annotations.NullMarked;
