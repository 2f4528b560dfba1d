/** Measures what persons are kept with, of which the index is for nobody outside of this package to make. */
@NullMarked
package dev.bonin.sealing;

import org.jspecify.annotations.NullMarked;
