/** Checks the sandbox with the code from PortOne's guide. */
@NullMarked
package dev.bonin.sandbox.guide;

import org.jspecify.annotations.NullMarked;
