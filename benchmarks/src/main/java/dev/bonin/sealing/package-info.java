/** Measures the sealing of people; the index can only be created inside this package. */
@NullMarked
package dev.bonin.sealing;

import org.jspecify.annotations.NullMarked;
