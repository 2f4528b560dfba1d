/** Who watches finishes, for logs and measurements. */
@NullMarked
package dev.bonin.ceremony.watch;

import org.jspecify.annotations.NullMarked;
