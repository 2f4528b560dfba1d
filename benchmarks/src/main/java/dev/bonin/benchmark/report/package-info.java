/** The results as JSON, as a table and as a plot. */
@NullMarked
package dev.bonin.benchmark.report;

import org.jspecify.annotations.NullMarked;
