/** Thousands of visitors on one thread, so that the load generator takes little CPU from the measured programs. */
@NullMarked
package dev.bonin.benchmark.load;

import org.jspecify.annotations.NullMarked;
