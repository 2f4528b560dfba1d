/** How a request reaches PortOne, and how its answer is read. Not for use by applications. */
@NullMarked
package dev.bonin.portone.wire;

import org.jspecify.annotations.NullMarked;
