/** The command, and the scenarios that it runs. */
@NullMarked
package dev.bonin.benchmark;

import org.jspecify.annotations.NullMarked;
