/** The measured programs, each in a separate process on its own core. */
@NullMarked
package dev.bonin.benchmark.contender;

import org.jspecify.annotations.NullMarked;
