/** Measures what the client does between the wire and its callers, which nobody outside of this package can call. */
@NullMarked
package dev.bonin.portone;

import org.jspecify.annotations.NullMarked;
