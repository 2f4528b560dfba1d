/** Holds the sandbox to the code that PortOne's guide has merchants write. */
@NullMarked
package dev.bonin.sandbox.guide;

import org.jspecify.annotations.NullMarked;
