/** Visitors by the thousand, on one thread, so that the load takes as little as it can from what it measures. */
@NullMarked
package dev.bonin.benchmark.load;

import org.jspecify.annotations.NullMarked;
